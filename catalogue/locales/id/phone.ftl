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
phone-close = Bukan ponsel Anda sendiri? Tutup halaman ini setelah selesai membaca.
