# Kata-kata jendela kantor. Keterangan tentang perkara datang dari inti, sudah siap dibaca.

## Jendela

office-skip = Langsung ke isi

## Masalah

office-show-current = Tampilkan keadaan terbaru
office-try-again = Coba lagi

## Membuka kunci dan mendaftarkan perangkat

office-unlock-heading = Buka kunci perangkat ini
office-unlock-lead = Perkara di perangkat ini tersimpan terenkripsi. Masukkan frasa sandinya untuk membuka.
office-unlock-passphrase = Frasa sandi
office-unlock-button = Buka kunci
office-enrol-heading = Hubungkan perangkat ini dengan kantor Anda
office-enrol-lead = Cukup satu kali. Setelah itu, pekerjaan tetap berjalan meskipun tanpa jaringan.
office-enrol-choice = Apa yang Anda punya?
office-enrol-choice-device = Saya punya kode perangkat
office-enrol-choice-device-hint = Dibuat oleh administrator untuk perangkat ini.
office-enrol-choice-setup = Penyiapan pertama dengan kode administrator
office-enrol-choice-setup-hint = Untuk perangkat pertama pada pemasangan baru. Kode hanya berlaku satu kali.
office-enrol-server = Alamat server
office-enrol-server-hint = Misalnya https://lawang.example.go.id
office-enrol-device-code = Kode perangkat
office-enrol-administrator-code = Kode administrator
office-enrol-button = Hubungkan
office-setup-about-office = Kantor
office-setup-office = Nama kantor
office-setup-office-hint = Seperti yang dikenal pemohon, misalnya Kantor Imigrasi Singaraja
office-setup-about-administrator = Administrator pertama
office-setup-name = Nama lengkap
office-setup-login = Nama pengguna
office-setup-password = Kata sandi
office-setup-password-hint = Paling sedikit 12 karakter. Rangkaian beberapa kata mudah diingat.
office-setup-button = Siapkan kantor

## Masuk

office-sign-in-heading = Masuk
office-sign-in-at = { $office } · { $device }
office-sign-in-login = Nama pengguna
office-sign-in-password = Kata sandi
office-sign-in-button = Masuk
office-sign-in-ended = Sesi Anda telah berakhir. Yang sudah dikirim tetap tersimpan; masuk lagi untuk melanjutkan.
office-show-password = Tampilkan kata sandi
office-sign-out = Keluar
office-officer-login = Nama pengguna: { $login }

## Jaringan

office-connection-safe = Aman di pusat
office-connection-safe-since = Aman di pusat · { $time }
office-connection-waiting = { $count } catatan sedang dikirim
office-connection-offline = Tanpa jaringan
office-connection-offline-kept = Tanpa jaringan · { $count } tersimpan di sini
office-connection-wrong-server = Bukan server kantor Anda
office-connection-revoked = Perangkat tidak dikenal lagi
office-connection-approval = Menunggu persetujuan
office-connection-more-online = Setiap catatan dari perangkat ini sampai di pusat dalam beberapa saat.
office-connection-more-offline = Membaca, memutuskan, meminta perbaikan, dan membuat catatan tetap berjalan. Semuanya tersimpan di sini dan dikirim begitu jaringan pulih.
office-connection-more-wrong-server = Ada yang menjawab di alamat server, tetapi bukan server tempat perangkat ini terdaftar. Tidak ada yang dikirim ke sana. Beri tahu administrator.
office-connection-more-revoked = Server tidak lagi menerima perangkat ini. Tidak ada yang dikirim atau diambil. Minta administrator menghubungkannya kembali.
office-connection-more-waiting = Seseorang di kantor harus menyetujui perangkat ini sebelum ada yang dikirim atau diambil.

## Daftar

office-nav-label = Daftar dan halaman
office-nav-cases = Perkara
office-nav-device = Perangkat ini
office-list-waiting = Menunggu
office-list-correction-asked = Perbaikan diminta
office-list-attention = Perlu diperiksa
office-list-closed = Selesai
office-nav-sync = Sinkronisasi
office-search = Cari dalam daftar
office-search-placeholder = Nama, nomor, atau paspor
office-search-clear = Hapus pencarian
office-list-count = { $count } perkara
office-list-found = { $count } perkara untuk “{ $search }”
office-list-part = Menampilkan { $shown } pertama dari { $total }. Cari nama, nomor, atau paspor untuk mempersempit daftar.
office-column-applicant = Pemohon
office-column-service = Layanan
office-column-submitted = Diajukan
office-column-state = Keadaan
office-column-reference = Nomor
office-column-journey = Tersimpan
office-journey-saved-here = Tersimpan di sini
office-journey-safe = Aman di pusat
office-journey-attention = Perlu diperiksa
office-empty-waiting = Tidak ada yang menunggu
office-empty-waiting-more = Permohonan baru dan perbaikan muncul di sini dengan sendirinya.
office-empty-correction-asked = Tidak ada perbaikan yang ditunggu
office-empty-correction-asked-more = Jika Anda meminta pemohon memperbaiki sesuatu, perkaranya menunggu di sini sampai jawaban masuk.
office-empty-attention = Tidak ada yang perlu diperiksa
office-empty-attention-more = Perkara muncul di sini jika suatu tindakan ditolak atau ada pemeriksaan yang meragukan.
office-empty-closed = Belum ada yang selesai
office-empty-closed-more = Permohonan yang diputus, diserahkan, atau ditarik disimpan di sini.
office-empty-search = Tidak ada perkara dalam daftar ini yang cocok dengan “{ $search }”
office-empty-search-more = Periksa ejaannya, atau lihat daftar lain. Nomor perkara berbentuk seperti LW-4K7X-TVVM-JN6YW.

## Pintasan

office-shortcuts = Pintasan papan ketik
office-shortcuts-hint = j / k pindah · Enter buka · / cari · ? semua pintasan
office-shortcuts-off-hint = Pintasan satu huruf dimatikan.
office-shortcut-next = Perkara berikutnya
office-shortcut-previous = Perkara sebelumnya
office-shortcut-open = Buka perkara
office-shortcut-search = Ke kotak pencarian
office-shortcut-back = Kembali ke daftar
office-shortcut-sheet = Lembar ini
office-shortcuts-letters = Gunakan pintasan satu huruf
office-shortcuts-letters-hint = Matikan jika Anda memakai masukan suara. Pilihan ini berlaku sampai Anda keluar.

## Perkara

office-case-decide = Putuskan…
office-case-ask-correction = Minta perbaikan
office-case-add-note = Tambah catatan
office-case-read-only = Anda dapat membaca perkara ini. Keputusan diambil oleh petugas yang berwenang.
office-case-version = versi { $version }
office-case-facts = Yang menentukan
office-case-checks = Pemeriksaan aturan
office-case-checks-none = Tidak ada pemeriksaan yang tercatat untuk perkara ini.
office-case-answers = Jawaban
office-case-asked = Perbaikan diminta
office-case-documents = Dokumen
office-case-documents-none = Layanan ini tidak meminta dokumen.
office-case-timeline = Riwayat
office-case-before = Sebelumnya
office-case-after = Sekarang
office-case-empty-value = tidak diisi
office-case-read-again = Baca ulang perkara
office-case-put-away = Tutup pemberitahuan
office-case-refused-act = Satu tindakan tidak diterima
office-case-refreshed = Perkara ini berubah selagi terbuka. Yang tampil adalah keadaan terbaru.
office-finding-met = Terpenuhi
office-finding-attention = Perlu dilihat
office-finding-not-met = Tidak terpenuhi
office-finding-unknown = Belum diketahui
office-document-open = Perbesar { $label }
office-document-missing = Belum ada di perangkat ini
office-document-zoom = { $percent } %
office-document-zoom-in = Perbesar tampilan
office-document-zoom-out = Perkecil tampilan
office-document-turn-left = Putar ke kiri
office-document-turn-right = Putar ke kanan

## Tindakan

office-decide-heading = Putuskan perkara ini
office-act-lead = { $applicant } · { $reference }
office-decide-outcome = Keputusan
office-decide-grant = Kabulkan
office-decide-grant-hint = Pemohon mengetahui bahwa permohonannya dikabulkan.
office-decide-refuse = Tolak
office-decide-refuse-hint = Permohonan berakhir di sini. Pemohon membaca alasannya.
office-decide-reason = Alasan
office-decide-reason-hint = Dibaca oleh pemohon. Tulislah dengan bahasa yang mudah dipahami.
office-decide-citation = Dasar hukum
office-decide-citation-choose = Pilih dasar hukum
office-decide-send = Kirim keputusan
office-decide-send-granted = Kabulkan permohonan
office-decide-send-refused = Tolak permohonan
office-decide-need-outcome = Pilih dikabulkan atau ditolak.
office-decide-need-reason = Tulis alasan keputusan.
office-decide-need-citation = Pilih dasar hukum keputusan.
office-correction-heading = Minta perbaikan
office-correction-fields = Apa yang harus diperbaiki?
office-correction-note = Pesan untuk pemohon
office-correction-note-hint = Sebutkan apa yang keliru dan seperti apa jawaban yang benar.
office-correction-send = Kirim ke pemohon
office-correction-need-fields = Pilih paling sedikit satu jawaban yang harus diperbaiki.
office-correction-need-note = Tulis apa yang harus dilakukan pemohon.
office-note-heading = Tambah catatan
office-note-text = Catatan
office-note-hint = Dibaca rekan kerja dalam riwayat, tidak oleh pemohon.
office-note-send = Tambahkan catatan
office-note-need-text = Tulis catatannya.
office-form-errors = Perbaiki ini terlebih dahulu
office-done-decided = Keputusan tercatat.
office-done-correction = Permintaan kepada pemohon tercatat.
office-done-note = Catatan ditambahkan.
office-done-put-away = Pemberitahuan ditutup. Tindakan itu tetap ada dalam riwayat.

## Sinkronisasi

office-sync-heading = Sinkronisasi
office-sync-lead = Pekerjaan Anda tersimpan lebih dahulu di perangkat ini, lalu dikirim ke pusat. Tidak ada tombol yang perlu ditekan.
office-sync-server = Server
office-sync-last-contact = Kontak terakhir
office-sync-never = Belum pernah
office-sync-waiting = Menunggu dikirim
office-sync-waiting-none = Tidak ada yang menunggu. Semua pekerjaan di sini sudah aman di pusat.
office-sync-attention = Perlu ditangani
office-sync-attention-none = Tidak ada yang ditolak.
office-sync-what = Apa
office-sync-detail = Keterangan
office-sync-case = Perkara
office-sync-open-case = Buka perkara
office-sync-open-case-of = Buka perkara: { $title }

## Langkah sebuah permohonan

office-list-overdue = Lewat waktu
office-list-due-today = Jatuh tempo hari ini
office-list-payment-due = Menunggu pembayaran
office-list-visits = Kedatangan
office-list-to-collect = Untuk diserahkan
office-empty-overdue = Tidak ada yang lewat waktu
office-empty-overdue-more = Permohonan muncul di sini bila hari yang dijanjikan sudah lewat.
office-empty-due-today = Tidak ada yang jatuh tempo hari ini
office-empty-due-today-more = Permohonan yang dijanjikan selesai hari ini muncul di sini.
office-empty-payment-due = Tidak ada pembayaran yang terbuka
office-empty-payment-due-more = Permohonan menunggu di sini sampai biayanya dibayar atau dikonfirmasi.
office-empty-visits = Tidak ada kedatangan yang terbuka
office-empty-visits-more = Permohonan yang pemohonnya masih harus datang muncul di sini, yang terdekat dulu.
office-empty-to-collect = Tidak ada yang perlu diserahkan
office-empty-to-collect-more = Yang sudah dikabulkan menunggu di sini sampai diterima pemohon.
office-column-due = Jatuh tempo
office-row-visit = Datang { $when }
office-case-steps = Pembayaran, kedatangan, dan izin
office-case-undelivered = Pemohon tidak dapat diberi tahu
office-case-visit-to-book = Kedatangan belum dijadwalkan.
office-case-visit-booked = Kedatangan sudah dijadwalkan.
office-case-visit-done = Kedatangan sudah selesai.
office-case-granted = Dikabulkan
office-case-more = Tindakan lain
office-case-confirm-payment = Konfirmasi pembayaran
office-case-book-visit = Jadwalkan kedatangan
office-case-record-visit = Catat kedatangan
office-case-visit-missed = Tidak datang
office-case-hand-over = Serahkan
office-case-tell-in-person = Sudah diberi tahu langsung
office-case-withdraw = Tarik untuk pemohon
office-case-revoke = Cabut izin

office-payment-heading = Konfirmasi pembayaran
office-payment-lead = { $applicant } · { $amount }
office-payment-number = Nomor bukti (NTPN)
office-payment-number-hint = 16 huruf dan angka pada bukti pembayaran.
office-payment-reason = Alasan, bila tidak ada nomor
office-payment-reason-hint = Anda bertanggung jawab. Tulis apa yang Anda lihat, misalnya konfirmasi bank.
office-payment-need = Isi nomor bukti, atau alasan.
office-payment-send = Konfirmasi pembayaran
office-visit-heading = Catat kedatangan
office-visit-taken = Apa yang diambil?
office-visit-where = Di mana?
office-visit-here = Di kantor ini
office-visit-elsewhere = Di kantor atau perwakilan lain
office-visit-place = Kantor mana
office-visit-place-hint = Seperti tertulis pada surat yang dibawa pemohon.
office-visit-note = Catatan
office-visit-note-hint = Dibaca rekan kerja. Boleh dikosongkan.
office-visit-need-taken = Centang paling sedikit satu.
office-visit-need-place = Sebutkan kantor tempat itu dilakukan.
office-visit-send = Catat kedatangan
office-book-heading = Jadwalkan kedatangan
office-book-now = Jadwal sekarang: { $when }
office-book-day = Hari
office-book-day-choose = Pilih hari
office-book-time = Jam
office-book-need = Pilih hari dan jam.
office-book-send = Pesan waktu ini
office-visit-missed-heading = Pemohon tidak datang
office-visit-missed-words = Waktu yang dipesan menjadi bebas. Pemohon diminta memilih waktu lain.
office-visit-missed-send = Catat
office-hand-over-heading = Serahkan
office-hand-over-words = Bandingkan kartu identitas orang yang mengambilnya.
office-hand-over-text = Siapa yang mengambil
office-hand-over-hint = Nama pada kartu identitas, dan “untuk” siapa bila orang lain.
office-hand-over-need = Sebutkan siapa yang mengambilnya.
office-hand-over-send = Sudah diserahkan
office-tell-in-person-heading = Sudah diberi tahu langsung
office-tell-in-person-words = Pemberitahuan yang tidak sampai selesai dengan ini.
office-tell-in-person-text = Catatan
office-tell-in-person-hint = Bagaimana dan kapan, misalnya lewat telepon. Boleh dikosongkan.
office-tell-in-person-send = Catat
office-withdraw-heading = Tarik permohonan
office-withdraw-words = Hanya bila pemohon memintanya. Ini tidak dapat dibatalkan.
office-withdraw-text = Alasan
office-withdraw-hint = Dengan kata-kata pemohon. Boleh dikosongkan.
office-withdraw-send = Tarik
office-revoke-heading = Cabut izin
office-revoke-words = Izin berakhir saat itu juga. Siapa pun yang memeriksa segelnya diberi tahu.
office-revoke-text = Alasan
office-revoke-hint = Pemegang izin membacanya. Tulis dengan bahasa sederhana.
office-revoke-need = Tulis alasannya.
office-revoke-send = Cabut izin
office-decide-valid-until = Berlaku sampai
office-decide-valid-until-hint = Hari ini menurut aturan. Boleh lebih awal, tidak boleh lebih lama.
office-decide-valid-until-free = Aturan tidak menyebut hari. Kosongkan bila izin tidak berakhir.
office-decide-conditions = Ketentuan
office-done-payment = Pembayaran dikonfirmasi.
office-done-visit = Kedatangan dicatat.
office-done-booked = Kedatangan dijadwalkan.
office-done-visit-missed = Dicatat. Waktunya bebas lagi.
office-done-hand-over = Sudah diserahkan.
office-done-tell-in-person = Dicatat. Pemberitahuan selesai.
office-done-withdraw = Permohonan ditarik.
office-done-revoke = Izin dicabut.

## Permohonan baru di loket

office-nav-counter = Loket
office-nav-file = Permohonan baru
office-counter-chip = Di loket
office-counter-lead = Isi formulir bersama orang yang berdiri di sini. Putar layar saat membacakan pernyataan.
office-counter-end = Selesai dan hapus
office-finding-check = Mohon periksa
