# Yang disampaikan saat katalog dan kebijakan berubah: kepada petugas tentang usulan yang tidak diterima, dan
# kepada pengunjung di tengah formulir.

refusal-four-eyes = Penulis usulan tidak dapat menyetujuinya sendiri.
    .next = Mintalah pemberi persetujuan lain.
refusal-base-moved-on = Versi { $newest } terbit sejak usulan ini dimulai dari versi { $base }.
    .next = Buka lagi usulan dari versi terbaru.
refusal-not-whole = Ini tidak dapat diterbitkan: { $file }, baris { $line }: { $message }
    .next = Perbaiki, lalu usulkan lagi.

problem-rules-changed = Aturan berubah saat Anda mengisi formulir ini.
    .next = Jawaban Anda tersimpan. Periksa kembali, lalu kirim.
problem-service-ended = Layanan ini tidak lagi tersedia dalam bentuk ini.
    .next = Pilih layanan lagi. Tanyakan kepada petugas bila perlu.
