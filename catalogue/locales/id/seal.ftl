# Segel izin dan tanda terima: hasil pemeriksaan, dalam kata-kata inti.

seal-thing-permit = Izin
seal-thing-receipt = Tanda terima
seal-thing-document = Dokumen

seal-valid = { $thing } ini asli dan berlaku
    .lead = Instansi ini yang menyegelnya. Isinya tidak diubah dan tidak dicabut.
    .next = Cocokkan data di bawah ini dengan kertasnya, dan paspor dengan pemegangnya.
seal-expired = { $thing } ini asli, tetapi tidak berlaku lagi
    .lead = Hari terakhirnya { $date }.
    .next = Pemegangnya perlu meminta yang baru di kantor imigrasi.
seal-revoked = { $thing } ini telah dicabut
    .lead = Instansi mencabutnya: { $moment }, zona waktu { $zone }.
    .next = Jangan andalkan kertas ini. Alasannya sudah disampaikan kepada pemegangnya.
seal-unknown-signer = Segel ini bukan dari instansi ini
    .lead = Ini sebuah segel, tetapi penandatangannya tidak ada dalam daftar kami.
    .next = Tanyakan kepada kantor atau negara yang tertulis pada kertas.
seal-signer-not-valid = Segel ini tidak dapat diandalkan
    .lead = Kunci pembuatnya tidak dipakai pada hari segel itu dibuat.
    .next = Tanyakan kepada petugas. Sampai saat itu anggap kertas ini tidak berlaku.
seal-false = Segel ini palsu
    .lead = Nama instansi kami tertera, tetapi bukan kami yang membuatnya seperti ini. Segel ini dikarang atau diubah.
    .next = Jangan andalkan kertas ini. Beri tahu petugas.
seal-list-expired = { $thing } ini belum dapat dipastikan berlaku
    .lead = Kami yang membuat segelnya, tetapi daftar pencabutan di sini terlalu lama, atau jamnya salah.
    .next = Sambungkan perangkat ini ke jaringan lalu periksa lagi, atau tanyakan kepada petugas.
seal-no-list = Keaslian segel ini belum dapat dipastikan
    .lead = Belum ada daftar segel di sini.
    .next = Sambungkan perangkat ini ke jaringan lalu periksa lagi, atau tanyakan kepada petugas.
seal-unreadable = Tidak ada segel yang dapat dibaca
    .lead = Yang diberikan bukan segel, atau hanya sebagian.
    .next = Pindai seluruh kode sekali lagi. Foto perlu cahaya cukup, dan kodenya tegak lurus.

seal-as-of = Keadaan { $moment }, zona waktu { $zone }.

seal-fact-permit = Izin
seal-fact-number = Nomor izin
seal-fact-name = Nama, seperti pada baris paspor
seal-fact-passport = Nomor paspor
seal-fact-nationality = Kewarganegaraan
seal-fact-birth = Tanggal lahir
seal-fact-sex = Jenis kelamin
seal-fact-until = Berlaku sampai
seal-fact-enter-until = Masuk paling lambat
seal-fact-stay = Lama tinggal
seal-fact-entries = Jumlah masuk
seal-fact-service = Layanan
seal-fact-reference = Nomor referensi
seal-fact-office = Kantor
seal-fact-kind = Jenis dokumen
seal-fact-issuer = Diterbitkan oleh
seal-fact-issued = Tanggal terbit
seal-fact-other = Data lain { $tag }

seal-stay = { $days } hari, { $months } bulan, { $years } tahun
seal-entries-any = Tidak dibatasi
seal-permit-itk = Izin tinggal kunjungan (ITK)
seal-permit-itas = Izin tinggal terbatas (ITAS)
seal-permit-imk = Izin masuk kembali (IMK)

seal-code-receipt = Tanda terima ini, disegel
    .hint = Siapa pun dapat memindai kode ini dan melihat bahwa permohonan sudah diterima.
seal-code-permit = Izin Anda, disegel
    .hint = Siapa pun dapat memindai kode ini dan melihat keaslian izin. Kode ini memuat nama Anda.
