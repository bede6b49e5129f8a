# Yang disampaikan saat katalog dan kebijakan berubah: kepada petugas tentang usulan yang tidak diterima, dan
# kepada pengunjung di tengah formulir.

refusal-four-eyes = Penulis usulan tidak dapat menyetujuinya sendiri.
    .next = Mintalah pemberi persetujuan lain.
refusal-base-moved-on = Versi { $newest } terbit sejak usulan ini dimulai dari versi { $base }.
    .next = Buka lagi usulan dari versi terbaru.
refusal-not-whole = Ini tidak dapat diterbitkan: { $file }, baris { $line }: { $message }
    .next = Perbaiki, lalu usulkan lagi.

problem-rules-changed = Aturan berubah saat Anda mengisi formulir ini.
    .kept = Jawaban Anda tersimpan.
    .next = Baca yang berlaku sekarang, lalu lanjutkan.
problem-service-ended = Layanan ini tidak lagi tersedia.
    .next = Pilih layanan lain, atau tanyakan kepada petugas.

# Halaman permohonan di kantor: menurut aturan mana permohonan dinilai.
case-rules-built-in = Dinilai menurut aturan bawaan Lawang yang berlaku.
case-rules-built-in-kept = Diajukan menurut aturan bawaan Lawang. Kini berlaku aturan lain; permohonan ini tetap memakai aturannya.
case-rules-in-force = Dinilai menurut aturan versi { $number }, “{ $title }”, berlaku sejak { $from }.
case-rules-kept = Diajukan menurut aturan versi { $number }, “{ $title }”, sejak { $from }. Kini berlaku aturan lain; permohonan ini tetap memakai aturannya.
case-rules-unknown = Diajukan menurut aturan yang tidak ada di perangkat ini. Isinya telah dicatat saat pengajuan.

timeline-reassessed = Dinilai ulang oleh pusat
timeline-reassessed-detail = Aturan peralihan versi { $number } mengharuskannya. Tarif tetap seperti semula.
case-rules-moved = Dinilai menurut aturan versi { $number }, “{ $title }”, berlaku sejak { $from }. Aturan peralihannya mencakup permohonan yang diajukan sebelumnya.
