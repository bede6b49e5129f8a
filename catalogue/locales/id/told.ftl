# Yang diberitahukan kepada pemohon lewat surel dan pesan singkat, dan yang dibaca petugas tentangnya. Tanpa
# nama, tanpa nomor referensi, tanpa hasil: siapa pun yang melihat kotak surat atau layar tidak tahu apa-apa
# tentang seseorang. Pesan singkat memakai huruf biasa saja, agar muat dalam sesedikit mungkin.

## Surel

told-subject = Kabar tentang permohonan Anda
told-demo = Surel ini berasal dari server dengan data contoh. Isinya tidak nyata.
told-hello = Halo,
told-which = Ini tentang permohonan yang Anda ajukan pada { $date } di { $office }.
told-open = Buka halaman statusnya dengan nomor referensi dan PIN pada tanda terima Anda:
told-ask = Tanyakan statusnya di kios mana pun, dengan nomor referensi dan PIN pada tanda terima Anda.
told-safe = Tidak ada petugas yang meminta PIN Anda lewat surel atau telepon. Jika Anda tidak mengajukan apa pun, seseorang keliru memberikan alamat Anda; Anda tidak perlu melakukan apa-apa.
told-by-itself = Surel ini dikirim otomatis. Balasannya tidak dibaca.

told-mail-submitted = Permohonan Anda sudah sampai. Halaman status menjelaskan langkah berikutnya.
told-mail-payment-due = Biaya permohonan Anda sudah dapat dibayar. Kode billing ada di halaman status.
told-mail-paid = Pembayaran Anda sudah masuk.
told-mail-visit-booked = Kedatangan Anda ke kantor sudah dijadwalkan: { $slot }. Bawa paspor dan dokumen asli.
told-mail-visit-reminder = Jadwal kedatangan Anda ke kantor sudah dekat: { $slot }. Bawa paspor dan dokumen asli. Jika berhalangan, silakan pilih waktu lain.
told-mail-visit-missed = Anda tidak datang ke kantor pada jadwal Anda. Silakan pilih waktu lain, atau tanyakan di loket.
told-mail-correction-asked = Kantor meminta Anda memperbaiki sesuatu dalam permohonan. Halaman status menjelaskan apa yang diminta.
told-mail-decided = Sudah ada keputusan atas permohonan Anda. Keputusan dan alasannya dapat dibaca di halaman status.
told-mail-ready-to-collect = Yang Anda ajukan sudah siap di kantor. Ambil dengan nomor referensi dan kartu identitas Anda.
told-mail-revoked = Ada perubahan setelah keputusan atas permohonan Anda. Silakan segera baca di halaman status.

## Pesan singkat, sesudah nama kantor

told-sms-payment-due = biaya permohonan Anda sudah dapat dibayar.
told-sms-visit-booked = kedatangan Anda dijadwalkan: { $slot }.
told-sms-visit-reminder = jadwal kedatangan Anda sudah dekat: { $slot }. Bawa paspor.
told-sms-visit-missed = Anda tidak datang pada jadwal Anda. Silakan pilih waktu lain.
told-sms-correction-asked = silakan perbaiki sesuatu dalam permohonan Anda.
told-sms-decided = sudah ada keputusan atas permohonan Anda.
told-sms-ready-to-collect = yang Anda ajukan sudah siap. Ambil dengan kartu identitas Anda.
told-sms-revoked = ada perubahan setelah keputusan atas permohonan Anda.

## Yang tidak sampai, untuk petugas

about-submitted = Permohonan sudah sampai
about-payment-due = Biaya yang harus dibayar
about-paid = Pembayaran
about-visit-booked = Jadwal kedatangan
about-visit-reminder = Pengingat kedatangan
about-visit-missed = Tidak datang
about-correction-asked = Permintaan perbaikan
about-granted = Keputusan: dikabulkan
about-refused = Keputusan: ditolak
about-ready-to-collect = Siap diambil
about-revoked = Izin dicabut
channel-handover = Sistem nasional
undelivered-notice = { $channel } · { $about }: { $why }
undelivered-refused = Pihak lain menolaknya ({ $code }).
undelivered-no-answer = Tiga hari tidak ada jawaban.
undelivered-insecure = Tiga hari tidak ada sambungan yang aman.
undelivered-unclear = Jawaban pihak lain tidak dapat dipahami.
undelivered-too-large = Ukurannya lebih besar daripada yang dapat dikirim.
undelivered-address = Alamat ini tidak menerima surel.
undelivered-came-back = Sudah dikirim tetapi kembali.
undelivered-not-set-up = Pusat tidak punya jalur untuk mengirimnya lagi.
