# Kata-kata dari inti kedua jendela: tentang jawaban, berkas, perkara, dan perangkat ini.

## Cara menulis tanggal, jam, dan uang

month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = Mei
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Agu
month-short-9 = Sep
month-short-10 = Okt
month-short-11 = Nov
month-short-12 = Des
date-long = { $day } { $month } { $year }
date-of-month = { $month } { $year }
clock = { $hour }.{ $minute }
number-group = .
# The space does not break.
money = Rp { $amount }
today-at = hari ini { $clock }
date-at = { $date } { $clock }

unconfirmed = Belum dikonfirmasi oleh instansi
saved-at = Tersimpan { $clock }
caption-question = { $section } · pertanyaan { $number } dari { $total }
caption-service = { $service }

## Tombol

button-continue = Lanjut
button-start = Mulai permohonan
button-submit = Ajukan permohonan
button-send-correction = Kirim perbaikan
button-correct = Perbaiki sekarang
button-accept-check = Jawaban sudah benar, lanjut
button-back-to-check = Simpan dan kembali ke pemeriksaan

## Asal jawaban

provenance-scanned = dipindai
provenance-typed = diketik
provenance-corrected = diubah manual

## Yang keliru pada jawaban

fault-missing = Mohon isi “{ $label }”.
fault-missing-choice = Mohon pilih jawaban untuk “{ $label }”.
fault-missing-document = Mohon tambahkan berkas untuk “{ $label }”.
fault-too-long = “{ $label }” terlalu panjang. Mohon singkat menjadi paling banyak { $max } karakter.
fault-characters = “{ $label }” memuat tanda yang tidak diterima. Gunakan huruf, angka, spasi, dan tanda hubung.
fault-not-a-date = “{ $label }” bukan tanggal yang ada. Isi tanggal, bulan, dan tahun, contoh: 14 5 2029.
fault-date-partial = “{ $label }” perlu tanggal lengkap. Isi tanggal, bulan, dan tahun, contoh: 14 5 2029.
fault-not-an-email = “{ $label }” belum lengkap. Isi seperti ini: anna@example.org
fault-not-a-phone = “{ $label }” perlu 6 sampai 15 angka. Isi seperti ini: +62 812 0000 0000
fault-not-an-option = “{ $label }”: mohon pilih salah satu jawaban yang tersedia.
fault-not-a-country = “{ $label }”: mohon pilih negara dari daftar. Periksa ejaannya.
fault-not-valid = “{ $label }” tampaknya keliru. Mohon cocokkan dengan paspor atau izin Anda.
fault-consent = Mohon centang persetujuan Anda. Tanpa itu permohonan tidak dapat dikirim.
fault-declaration = Mohon centang pernyataan Anda. Tanpa itu permohonan tidak dapat dikirim.

## Baris pada paspor

mrz-empty = Letakkan paspor di alat pembaca. Atau ketik baris di bagian bawah halaman foto.
mrz-verified = { $digits ->
    [1] Angka periksanya cocok.
    [2] Kedua angka periksanya cocok.
    [3] Ketiga angka periksanya cocok.
    [4] Keempat angka periksanya cocok.
    [5] Kelima angka periksanya cocok.
   *[other] Semua { $digits } angka periksanya cocok.
}
mrz-doubtful = Ada angka periksa yang tidak cocok: { $parts }. Mohon cocokkan jawaban di bawah dengan paspor Anda.
mrz-digit-document-number = nomor paspor
mrz-digit-birth-date = tanggal lahir
mrz-digit-expiry-date = tanggal berakhir
mrz-digit-personal-number = nomor pribadi
mrz-digit-composite = baris secara keseluruhan

## Masalah

problem-invalid = Ada jawaban yang perlu diperbaiki.
    .next = Perbaiki yang ditandai, lalu lanjutkan.
    .kept = Jawaban Anda yang lain tetap tersimpan.
problem-wrong-secrets = Nomor referensi dan PIN ini tidak cocok.
    .next = Periksa keduanya pada tanda terima, lalu coba lagi. Jika tanda terima hilang, hubungi petugas.
problem-wrong-code = Kode dan tanggal lahir ini tidak cocok.
    .next = Periksa keduanya, lalu coba lagi. Jika kodenya hilang, hubungi petugas.
problem-wrong-sign-in = Nama pengguna dan kata sandi tidak cocok.
    .next = Periksa keduanya, lalu coba lagi. Administrator dapat menyetel ulang kata sandi.
problem-wrong-enrolment = Kode ini tidak dapat menghubungkan perangkat. Kode sudah dipakai, kedaluwarsa, atau milik server lain.
    .next = Periksa alamat server, atau minta kode baru kepada administrator.
problem-locked = { $minutes ->
   *[other] Terlalu banyak percobaan yang keliru. Mohon tunggu { $minutes } menit.
}
    .next = Coba lagi setelah itu, atau hubungi petugas.
problem-offline = Langkah ini memerlukan jaringan, dan sekarang tidak ada jaringan.
    .next = Lanjutkan pekerjaan lain, dan coba lagi setelah jaringan pulih.
    .kept = Semua yang tersimpan di perangkat ini tetap ada.
problem-offline-status = Status tidak dapat ditampilkan tanpa jaringan.
    .next = Silakan coba lagi nanti, atau tanyakan di loket dengan nomor referensi Anda.
problem-wrong-server = Ada yang menjawab di alamat server, tetapi bukan server kami.
    .next = Tidak ada yang dikirim ke sana. Mohon beri tahu administrator.
    .kept = Semua yang tersimpan di perangkat ini tetap ada.
problem-revoked = Server tidak mengenal perangkat ini lagi.
    .next = Administrator dapat menghubungkannya kembali.
    .kept = Semua yang tersimpan di perangkat ini tetap ada.
problem-moved-on = Perkara ini sudah diubah oleh orang lain.
    .next = Baca keadaan terbaru, lalu ulangi tindakan jika masih sesuai.
    .kept = Tulisan Anda masih ada di sini.
problem-not-allowed = Tindakan ini memerlukan salah satu peran berikut: { $roles }.
    .next = Minta rekan dengan peran itu untuk melakukannya.
problem-signed-out = Anda tidak lagi dalam keadaan masuk.
    .next = Masuk lagi untuk melanjutkan.
    .kept = Yang sudah Anda kirim tetap tersimpan.
problem-not-found = Yang dicari tidak ditemukan di sini.
    .next = Kembali dan pilih lagi, atau hubungi petugas.
problem-grant-expired = Wewenang Anda sudah kedaluwarsa. Wewenang untuk bekerja tanpa jaringan berlaku tujuh hari.
    .next = Sambungkan ke jaringan, lalu masuk lagi.
    .kept = Yang sudah Anda kirim tetap tersimpan.
problem-storage = Penyimpanan perangkat ini terganggu.
    .next = Gunakan perangkat lain, dan beri tahu administrator tentang perangkat ini.
    .kept = Yang sudah tersimpan tetap ada di perangkat ini.
problem-disk-full = Penyimpanan perangkat ini penuh.
    .next = Mohon beri tahu administrator. Setelah itu, ulangi langkah terakhir.
    .kept = Semua sebelum langkah terakhir sudah tersimpan.
problem-wrong-passphrase = Frasa sandi ini tidak dapat membuka perangkat.
    .next = Periksa huruf besar dan spasi, lalu coba lagi. Administrator mengetahui frasa sandinya.
problem-clock = Tanggal atau jam perangkat ini keliru.
    .next = Mohon minta administrator menyetel tanggal, jam, dan zona waktu. Lalu coba lagi.
problem-internal = Terjadi gangguan pada perangkat ini.
    .next = Silakan coba lagi. Jika terulang, hubungi petugas.
    .kept = Semua yang sudah tersimpan tetap ada.
problem-already-decided = Perkara ini sudah diputuskan. Tidak ada lagi yang dapat diubah.
    .next = Baca keputusannya dalam perkara atau statusnya.
problem-nothing-asked = Saat ini tidak ada perbaikan yang diminta dalam perkara ini.
    .next = Tidak ada yang perlu dilakukan. Baca status terbaru.
problem-refused = Tindakan ini tidak diterima. { $reason }
    .next = Baca keadaan terbaru, lalu ulangi tindakan jika diperlukan.
    .kept = Perkaranya sendiri tidak berubah.

## Mengapa suatu catatan tidak diterima, untuk petugas

refusal-moved-on = Perkara sudah berubah ke versi { $actual }. Tindakan Anda berdasarkan versi { $expected }.
    .next = Baca ulang perkaranya. Ulangi tindakan jika masih sesuai.
refusal-role-missing = Tindakan ini memerlukan salah satu peran berikut: { $roles }.
    .next = Minta rekan dengan peran itu untuk melakukannya.
refusal-device-class = Tindakan ini tidak dapat dilakukan dari jenis perangkat ini.
    .next = Lakukan di jendela kantor.
refusal-out-of-scope = Perkara ini milik kantor lain.
    .next = Minta kantor itu untuk bertindak.
refusal-grant-unknown = Pusat tidak mengenal wewenang untuk tindakan ini.
    .next = Keluar, masuk lagi saat ada jaringan, lalu ulangi tindakan.
refusal-grant-not-valid = Wewenang tidak berlaku saat tindakan dilakukan.
    .next = Masuk lagi saat ada jaringan, lalu ulangi tindakan.
refusal-not-signed = Tanda tangan digital petugas pada tindakan ini tidak sah.
    .next = Masuk lagi dan ulangi tindakan. Jika terulang, beri tahu administrator.
refusal-session-unknown = Pemohon belum membuka perkara ini di perangkat itu.
    .next = Pemohon membukanya lagi dengan nomor referensi dan PIN, lalu mengirim perbaikan.
refusal-exists-already = Permohonan ini sudah pernah diajukan.
    .next = Tidak ada yang perlu dilakukan. Yang pertama tetap berlaku.
refusal-no-such-case = Perkara ini tidak ada di pusat.
    .next = Tunggu sampai permohonannya tiba, lalu ulangi tindakan.
refusal-decided = Perkara ini sudah diputuskan.
    .next = Baca keputusannya. Tidak ada lagi yang dapat diubah.
refusal-nothing-asked = Perbaikan masuk padahal tidak diminta.
    .next = Minta perbaikan jika jawaban baru itu diperlukan.
refusal-field-not-asked = Perbaikan mengubah “{ $field }” yang tidak diminta.
    .next = Minta perbaikan untuk jawaban itu juga.
refusal-missing = Ada bagian wajib dari tindakan ini yang kosong.
    .next = Ulangi tindakan dan isi semuanya.
refusal-too-long = Ada teks yang terlalu panjang.
    .next = Singkat menjadi paling banyak 4.000 karakter, lalu ulangi tindakan.
refusal-not-valid = Ada nilai dalam tindakan ini yang tidak mungkin benar.
    .next = Periksa yang diisikan, lalu ulangi tindakan.
refusal-deferred = Catatan ini menunggu catatan sebelumnya yang belum tiba.
    .next = Tidak ada yang perlu dilakukan. Catatan dicoba lagi dengan sendirinya.
refusal-quarantined = Catatan ini tidak terbaca dan disisihkan. Catatan tetap tersimpan.
    .next = Beri tahu administrator agar dapat memeriksanya.

## Peran

role-front-desk = Petugas loket
role-officer = Petugas pemeriksa
role-supervisor = Penyelia
role-policy-editor = Penyusun kebijakan
role-policy-approver = Penyetuju kebijakan
role-analyst = Analis
role-administrator = Administrator

## Kios: permohonan tersimpan, pernyataan, tanda terima

resume-kept = Tersimpan sampai { $date }. Dapat dibuka di kios mana pun yang terhubung jaringan, dan di sini juga tanpa jaringan.

notice-1 = Hanya petugas yang menangani permohonan Anda yang melihat data Anda. Instansi ini mengelola sistem dan bertanggung jawab atasnya.
notice-2 = Data Anda dipakai untuk permohonan ini dan untuk arsip yang diwajibkan peraturan. Dasarnya adalah peraturan keimigrasian dan UU 27/2022.
notice-3 = Data Anda disimpan selama diwajibkan peraturan tentang arsip keimigrasian. Setelah itu data dihapus atau dimusnahkan.
notice-4 = Anda berhak melihat dan memperbaiki data, serta menarik persetujuan di loket. Penggunaan data Anda lalu dihentikan dalam 3 × 24 jam. Permohonan tidak dapat dilanjutkan setelah itu.
consent-words = Saya menyetujui data pribadi saya dipakai untuk permohonan ini.
declaration-words = Saya menyatakan bahwa jawaban saya benar dan lengkap. Saya mengetahui bahwa jawaban palsu dapat menyebabkan penolakan.

receipt-next-1 = { $most ->
   *[other] Petugas memeriksa permohonan Anda. Waktu resminya paling lama { $most } hari kerja.
}
receipt-next-2 = Datanglah sendiri ke kantor ini untuk foto dan wawancara. Tanyakan waktunya kepada petugas.
receipt-next-3 = Bawa dokumen asli, paspor jika ada, dan nomor referensi ini.
receipt-journey-waiting = Tersimpan di kios ini. Dikirim dengan sendirinya begitu ada jaringan.
receipt-journey-safe = Diterima dan aman di pusat.
receipt-contact = Tanyakan di loket kantor ini, dan tunjukkan nomor referensi Anda.

## Kios: status

status-in-review = Permohonan Anda sedang diperiksa
status-in-review-lead = Petugas sedang memeriksanya. Saat ini tidak ada yang perlu Anda lakukan.
status-correction-asked = Mohon perbaiki permohonan Anda
status-correction-asked-lead = Pemeriksaan dilanjutkan begitu perbaikan Anda diterima.
status-granted = Permohonan Anda dikabulkan
status-granted-lead = Keputusan dan alasannya tertera di bawah.
status-refused = Permohonan Anda ditolak
status-refused-lead = Alasannya tertera di bawah. Petugas dapat menjelaskannya kepada Anda.
status-step-submitted = Diajukan
status-step-review = Diperiksa
status-step-correction = Perbaikan
status-step-decided = Diputuskan
status-sent = Perbaikan Anda sudah dikirim. Pemeriksaan dilanjutkan.
status-sent-waiting = Perbaikan Anda tersimpan di kios ini. Dikirim dengan sendirinya setelah jaringan pulih.
decision-valid-until = Berlaku sampai { $date }
decision-on = Diputuskan pada { $date }

## Kantor: perkara

case-state-new = Baru
case-state-correction-asked = Perbaikan diminta
case-state-corrected = Perbaikan masuk
case-state-granted = Dikabulkan
case-state-refused = Ditolak
case-filed = Diajukan { $when } · { $device }

timeline-submitted = Permohonan diajukan
timeline-correction-asked = Perbaikan diminta
timeline-corrected = Perbaikan dikirim
timeline-noted = Catatan
timeline-granted = Dikabulkan
timeline-refused = Ditolak
timeline-refused-act = Tindakan tidak diterima
timeline-by = { $who } · { $when }
timeline-applicant = Pemohon di kios
timeline-pending = Tersimpan di sini, sedang dikirim
act-refused-title = Tidak diterima: { $act }
act-kept = Tulisan Anda tetap tersimpan dalam riwayat.

document-here = Ada di perangkat ini
document-waiting = Belum tiba dari pusat
check-corrected = { $label } diubah manual
check-corrected-why = Paspor terbaca “{ $scanned }”. Pemohon mengetik “{ $typed }”. Mohon cocokkan dengan paspornya.

queue-entry = Catatan: { $what }
queue-document = Dokumen permohonan

## Perangkat

device-unnamed = Perangkat tanpa nama

problem-newer-database = Data perangkat ini ditulis oleh versi Lawang yang lebih baru.
    .next = Pasang kembali versi tersebut. Tidak ada yang diubah.
    .kept = Semua yang tersimpan di perangkat ini tetap ada.
problem-device-locked = Perangkat ini terkunci.
    .next = Masukkan frasa sandi perangkat terlebih dahulu.
problem-short-passphrase = Frasa sandi ini terlalu pendek.
    .next = Pilih yang sedikitnya 12 karakter.
problem-enrolled-already = Perangkat ini sudah terhubung.
    .next = Tidak ada yang perlu dilakukan.
problem-wrong-class = Kode ini untuk jenis perangkat lain.
    .next = Mintalah kode yang sesuai kepada administrator.
problem-wrong-address = Ini bukan alamat server.
    .next = Tulislah seperti ini: https://lawang.example.go.id
problem-mrz-shape = Baris paspor belum lengkap.
    .next = Ketik sampai akhir baris: paspor memiliki dua baris berisi 44 tanda.
problem-mrz-character = “{ $character }” tidak ada dalam baris paspor.
    .next = Ketik hanya huruf, angka, dan tanda <.
problem-mrz-unreadable = Baris ini bukan dari paspor atau visa.
    .next = Pindai lagi halaman foto, atau isi jawaban di bawah.
setup-missing = Mohon diisi.
setup-short-password = Mohon pilih kata sandi yang sedikitnya 12 karakter.
setup-first-device = Kantor 01

## Panduan: apa yang berubah, dan tenggat suatu izin

change-from = Mulai { $date }
change-until = Sampai { $date }
change-between = Mulai { $from } sampai { $until }
change-value = { $label }: { $value }
change-before = Sebelumnya: { $value }
change-ends = Setelah itu tidak berlaku lagi
change-document = Dokumen: { $label }

deadline-ends = Hari terakhir izin
deadline-first = Ajukan mulai
deadline-last = Ajukan paling lambat
deadline-late-day = Biaya tiap hari terlambat
deadline-due = Jumlahnya
deadline-due-value = { $due } untuk { $days }
deadline-beyond-from = Denda tidak cukup lagi mulai
deadline-early = Anda dapat mengajukan mulai { $first }
deadline-early-lead = Izin Anda berakhir { $end }. Ajukan setelah { $first } dan sebelum izin berakhir; maka tidak ada denda.
deadline-open = Ajukan paling lambat { $end }
deadline-open-lead = { $left ->
   *[other] Masih ada { $left } hari. Ajukan sebelum izin berakhir, maka tidak ada denda.
}
deadline-last-day = Hari ini hari terakhir
deadline-last-day-lead = Izin Anda berakhir hari ini. Ajukan hari ini, maka tidak ada denda. Mulai besok tiap hari dikenai biaya.
deadline-late = { $late ->
   *[other] Izin Anda berakhir { $late } hari yang lalu
}
deadline-late-lead = Hari ini jumlahnya { $due }, dan bertambah setiap hari. Temui petugas hari ini: izin tidak dapat diperpanjang lagi di sini.
deadline-beyond = Izin Anda berakhir { $late } hari yang lalu
deadline-beyond-lead = Denda saja tidak cukup lagi. Anda dapat dideportasi dan ditangkal untuk sementara. Segera temui petugas.
fault-deadline-far = Tanggal ini terlalu jauh untuk sebuah izin. Periksa tahunnya.

## Persetujuan yang dapat ditarik

consent-given = Diberikan
consent-not-given = Tidak diberikan
consent-given-on = Diberikan { $date }
consent-withdrawn-on = Ditarik { $date }
consent-withdraw = Tarik persetujuan ini
consent-give = Berikan persetujuan ini
timeline-consent-given = Pemohon memberikan persetujuan
timeline-consent-withdrawn = Pemohon menarik persetujuan
consent-shown = { $value } · { $standing }
