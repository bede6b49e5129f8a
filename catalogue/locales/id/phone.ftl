# Halaman server untuk ponsel pengunjung.

phone-name = Layanan keimigrasian
phone-reference-hint = Contoh: LW-7K4M-Q9FA-C3HXP
phone-pin-hint = Enam angka, tertera pada tanda terima Anda
phone-other = Gunakan nomor referensi lain
phone-lost = Tanda terima hilang? Tanyakan di loket kantor Anda dengan membawa paspor.
phone-reference-wrong = Nomor referensi ini belum lengkap, atau ada karakter yang keliru.
    .next = Cocokkan dengan tanda terima Anda, lalu ketik lagi. Nomornya diawali LW.
phone-pin-wrong = PIN terdiri dari enam angka.
    .next = Ketik seperti yang tertera pada tanda terima Anda.
phone-unreadable = Formulir tidak diterima secara utuh.
    .next = Mohon isi sekali lagi.
phone-failed = Status tidak dapat ditampilkan saat ini.
    .next = Silakan coba lagi beberapa menit lagi, atau tanyakan di loket.
phone-correct-where = Anda dapat memperbaikinya di kios atau loket mana pun. Gunakan nomor referensi dan PIN yang sama.
phone-decision = Keputusan
phone-as-of = Keadaan { $moment }, zona waktu { $zone }.
phone-close = Selesai dan tutup
phone-closed = Permohonan ini ditutup di ponsel ini. Masukkan nomor referensi dan PIN untuk membukanya lagi.
phone-busy = Saat ini terlalu banyak yang sedang diproses.
    .next = Silakan coba lagi sebentar lagi.
phone-not-found = Halaman ini tidak ada.
    .next = Periksa alamatnya, atau mulai lagi dengan nomor referensi Anda.

## Permohonan yang terbuka

phone-said-booked = Kedatangan Anda sudah dijadwalkan.
phone-said-corrected = Perbaikan Anda sudah dikirim. Pemeriksaan dilanjutkan.
phone-said-withdrawn = Permohonan Anda sudah ditarik.
phone-said-consent-given = Persetujuan Anda sudah dicatat.
phone-said-consent-withdrawn = Persetujuan Anda sudah ditarik.
phone-qris = QRIS: sentuh dan tahan kodenya untuk menyimpannya sebagai gambar. Lalu buka di aplikasi bank Anda.
phone-fee-lines = Rincian biaya
phone-guide = Panduan layanan ini
phone-guides = Panduan dan daftar syarat
phone-visit-days = Hari lain
phone-slot-missing = Mohon pilih waktu.
    .next = Tandai salah satu waktu di bawah, lalu pesan.
phone-withdraw-reason = Alasan
phone-unchanged = Tidak diubah
phone-file-held = Sudah diserahkan:
phone-file-most = Paling besar { $most } MB.
phone-file-too-large = Berkas ini terlalu besar. Paling besar { $most } MB.
    .next = Foto saja dokumennya, atau simpan hanya halaman yang diperlukan.
phone-file-missing = Mohon pilih berkas.
    .next = Pilih di bawah, lalu kirim.

## Menyerahkan dokumen yang ada di ponsel

phone-upload-title = Kirim dokumen ke kios
phone-upload-lead = Pilih berkas atau ambil foto. Berkas muncul di kios di depan Anda.
phone-upload-send = Kirim ke kios
phone-upload-kept = Berkas hanya masuk ke permohonan Anda di kios itu. Tidak ada yang disimpan di sini.
phone-upload-sent = Berkas Anda sudah dikirim
    .next = Kios menampilkannya sebentar lagi. Biarkan halaman ini terbuka sampai saat itu.
phone-upload-look = Sudahkah kios menerimanya?
phone-upload-taken = Kios sudah menerima berkas Anda
    .next = Lanjutkan di kios. Halaman ini boleh ditutup.
phone-upload-over = Kode ini tidak berlaku lagi
    .next = Sentuh lagi “Gunakan ponsel Anda” di kios, lalu pindai kode yang baru.

## Daftar syarat

phone-check-kept = Jawaban Anda tidak disimpan di mana pun.
phone-check-next = Anda dapat mengajukan di kios kantor imigrasi mana pun. Bawa yang tercantum di sini.

## Kata-kata kios tentang permohonan tersimpan dan ponsel

timeline-applicant-phone = Pemohon lewat ponsel
problem-wrong-code-offline = Kode dan tanggal lahir ini tidak membuka permohonan di kios ini.
    .next = Tanpa jaringan, hanya permohonan yang dimulai di sini dapat dibuka. Periksa keduanya, atau coba lagi nanti.
problem-draft-not-here = Permohonan ini tidak dapat dilanjutkan di kios. Permohonan ini dimulai di loket.
    .next = Silakan tanya di loket kantor imigrasi, dengan kode Anda.
problem-draft-gone = Permohonan ini sudah dikirim.
    .next = Lihat statusnya dengan nomor referensi dan PIN pada tanda terima Anda.
problem-offline-draft = Permohonan Anda ditemukan, tetapi belum semuanya dapat diambil.
    .next = Silakan coba lagi sebentar lagi, atau lanjutkan di kios tempat Anda memulai.
    .kept = Permohonan Anda aman dan tidak berubah.
problem-offline-phone = Ponsel hanya dapat dipakai dengan jaringan, dan sekarang tidak ada jaringan.
    .next = Gunakan kamera, pemindai, atau berkas, atau coba lagi nanti.
    .kept = Jawaban Anda tetap tersimpan.
problem-phone-over = Kode untuk ponsel Anda sudah berakhir.
    .next = Sentuh lagi “Gunakan ponsel Anda” untuk kode baru.
    .kept = Jawaban Anda tetap tersimpan.
