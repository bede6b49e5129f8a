## Langkah sebuah permohonan, dari pengajuan sampai pengambilan

slot = { $weekday }, { $date }, { $time }
weekday-1 = Senin
weekday-2 = Selasa
weekday-3 = Rabu
weekday-4 = Kamis
weekday-5 = Jumat
weekday-6 = Sabtu
weekday-7 = Minggu

status-payment-due = Silakan bayar biayanya
status-payment-due-lead = Pemeriksaan dimulai begitu pembayaran Anda terkonfirmasi.
status-visit-due = Silakan datang ke kantor
status-visit-due-lead = Pemeriksaan dilanjutkan setelah Anda datang.
status-ready-to-collect = Siap diambil
status-ready-to-collect-lead = Permohonan dikabulkan. Ambil di kantor dengan nomor referensi dan kartu identitas Anda.
status-collected = Sudah diambil
status-collected-lead = Permohonan dikabulkan dan sudah diserahkan.
status-withdrawn = Anda menarik permohonan ini
status-withdrawn-lead = Tidak ada lagi yang diproses. Anda dapat mengajukan permohonan baru kapan saja.
status-revoked = Izin dicabut
status-revoked-lead = Di bawah ini Anda membaca alasannya. Petugas dapat menjelaskannya.
status-step-pay = Pembayaran
status-step-visit = Kedatangan ke kantor
status-step-collect = Pengambilan
status-step-withdrawn = Ditarik
status-step-revoked = Izin dicabut

payment-to-pay = Bayar { $amount } dengan kode billing di bank mana pun, atau pindai kode QRIS dengan aplikasi bank Anda.
payment-no-code = Yang harus dibayar { $amount }. Bila kode billing tidak segera muncul di sini, bayarlah di loket.
payment-paid = { $amount } sudah dibayar.
payment-no-more = Permohonan ini ditutup. { $amount } belum dibayar dan tidak perlu dibayar lagi.
payment-until = Bayar sebelum { $moment }. Sesudah itu kode baru dibuat untuk Anda; permohonan Anda tetap ada.

visit-to-book = Pilih waktu datang untuk foto dan wawancara.
visit-booked = Kedatangan Anda sudah dijadwalkan. Bawa paspor dan dokumen asli.
visit-missed = Anda tidak datang pada jadwal terakhir. Silakan pilih waktu lain.
visit-done = Kedatangan Anda sudah selesai.
visit-done-elsewhere = Foto dan sidik jari Anda sudah diambil di kantor lain. Anda tidak perlu datang lagi.
visit-no-plan = Kantor ini tidak memakai janji temu. Datanglah pada jam layanan; petugas memanggil Anda.
visit-not-for-service = Kantor ini tidak punya jadwal untuk layanan ini. Tanyakan kepada petugas kantor mana yang punya.
visit-full = Semua jadwal beberapa minggu ini penuh. Jadwal baru dibuka setiap hari; Anda juga boleh bertanya di loket.
visit-closed-day = Tutup: { $why }

condition-no-work = Tidak bekerja dengan upah di Indonesia.
condition-report-address = Alamat baru dilaporkan dalam 30 hari.
condition-leave-by-end = Tinggalkan Indonesia, atau perpanjang tepat waktu, sebelum hari terakhir.

## Apa yang terjadi, dalam riwayat kantor

timeline-bill-issued = Kode billing dibuat
timeline-paid = Pembayaran terkonfirmasi
timeline-paid-gateway = Dilaporkan oleh sistem penerimaan negara. Bukti { $number }.
timeline-paid-number = Bukti { $number }.
timeline-paid-reason = Tanpa nomor bukti: { $reason }
timeline-bill = { $code } · { $amount }, sampai { $moment }
timeline-visit-booked = Kedatangan dijadwalkan
timeline-visit-done = Kedatangan selesai
timeline-visit-elsewhere = Dilakukan di tempat lain: { $place }
timeline-visit-missed = Tidak datang pada jadwal
timeline-withdrawn = Permohonan ditarik
timeline-collected = Sudah diambil
timeline-collected-by = Diserahkan kepada { $who }
timeline-revoked = Izin dicabut
timeline-sealed-receipt = Tanda terima disegel
timeline-sealed-permit = Izin disegel
timeline-undelivered = Pemberitahuan tidak sampai
timeline-told-in-person = Diberi tahu langsung
timeline-centre = Pusat
channel-email = Surel
channel-webhook = Pesan

case-state-payment-due = Menunggu pembayaran
case-state-visit-due = Menunggu kedatangan
case-state-visit-booked = Kedatangan terjadwal
case-state-ready-to-collect = Untuk diambil
case-state-collected = Sudah diambil
case-state-withdrawn = Ditarik
case-state-revoked = Dicabut

due-overdue = { $days ->
   *[other] Lewat { $days } hari kerja
}
due-today = Jatuh tempo hari ini
due-on = Jatuh tempo { $date }
due-stopped = Waktu berhenti
fact-service-time = Waktu layanan
service-time-used = { $used } dari { $promised } hari kerja terpakai

duty-pay = pembayaran
duty-visit = kedatangan
duty-review = pemeriksaan
duty-decide = keputusan
duty-collect = pengambilan

refusal-withdrawn = Pemohon sudah menarik permohonan ini.
    .next = Tidak ada lagi yang perlu dilakukan.
refusal-step-missing = Ini belum dapat dilakukan: { $step } masih terbuka.
    .next = Catat itu lebih dulu, atau tolak dengan alasan.
refusal-step-done = Tidak ada yang terbuka di sini: { $step } sudah selesai, atau tidak diperlukan.
    .next = Baca permohonan ini seperti keadaannya sekarang.
refusal-not-granted = Tidak ada izin yang dapat dikenai tindakan ini.
    .next = Baca permohonan ini seperti keadaannya sekarang.
refusal-slot-taken = Tempat terakhir pada waktu ini baru saja diambil.
    .next = Pilih waktu lain.
refusal-slot-unknown = Kantor tidak menerima siapa pun pada waktu ini.
    .next = Pilih salah satu waktu yang ditampilkan.
problem-slot-taken = Tempat terakhir pada waktu ini baru saja diambil.
    .next = Pilih waktu lain. Permohonan Anda tidak berubah.
problem-not-yet-there = Permohonan Anda belum sampai di pusat.
    .next = Tunggu sebentar lalu coba lagi. Permohonan terkirim sendiri begitu ada jaringan.
    .kept = Permohonan Anda tersimpan di kios ini.

slot-day = { $weekday }, { $date }
receipt-next-pay = Bayar biayanya. Kode billing ada di halaman berikut dan di balik kode QR.
receipt-go-on = Bayar dan pilih waktu
receipt-go-on-pay = Lanjut membayar
receipt-go-on-visit = Pilih waktu datang
fault-receipt-number = Nomor bukti (NTPN) terdiri dari 16 huruf dan angka. Baca lagi dari bukti pembayaran.
problem-offline-slots = Waktu hanya dapat dipilih dengan jaringan, dan sekarang tidak ada.
    .next = Coba lagi nanti, atau pilih waktu lewat ponsel Anda.
    .kept = Permohonan Anda aman dan tidak berubah.
