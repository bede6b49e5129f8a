# Isi dokumen cetak. Kata-kata tentang mencetaknya ada di print.ftl.

## Di setiap dokumen

paper-agency = Direktorat Jenderal Imigrasi
paper-crest = Lambang instansi
paper-page = Halaman { $page } dari { $pages }
paper-reference = Nomor referensi
paper-applicant = Pemohon
paper-filed-by = Diajukan oleh
paper-submitted = Diajukan
paper-corrected = Diperbaiki
paper-office = Kantor
paper-status-scan = Pindai dengan ponsel untuk melihat status.
paper-status-code = Kode QR dengan alamat halaman status
paper-seal-scan = Pindai untuk memeriksa keaslian dokumen ini.
paper-seal-code = Kode QR dengan segel digital dokumen ini
paper-fees = Biaya resmi
paper-fee = Biaya
paper-amount = Jumlah
paper-total = Jumlah seluruhnya
paper-fees-note = Ini tarif resmi negara (PNBP). Petugas tidak menerima pembayaran lain.

## Tanda terima

paper-receipt = Tanda terima permohonan
paper-pin = PIN
paper-pin-note = Rahasiakan PIN ini. Bersama nomor referensi, PIN menampilkan status Anda.
paper-next = Langkah berikutnya
paper-next-pay = Bayar { $amount }. Kode billing ada di halaman status Anda, melalui kode QR.
paper-next-pay-code = Bayar { $amount } dengan kode billing { $code } sebelum { $moment }. Setelah itu dibuatkan kode baru.
paper-next-visit = Pilih waktu untuk foto dan wawancara, di kios atau di halaman status Anda. Lalu datanglah sendiri.
paper-next-visit-booked = Datanglah sendiri untuk foto dan wawancara: { $slot }.
paper-next-due = Artinya paling lambat { $date } bila tidak ada yang perlu diperbaiki.
paper-next-collect = Jika dikabulkan, ambil di kantor dengan nomor referensi dan dokumen identitas Anda.
paper-bring = Yang perlu dibawa
paper-bring-lead = Bawalah dokumen asli berikut saat Anda datang ke kantor.
paper-questions = Ada pertanyaan?

## Daftar periksa

paper-checklist = Yang Anda perlukan
paper-findings = Mohon diperhatikan
paper-needed = Dokumen yang perlu dibawa
paper-perhaps = Mungkin juga diperlukan
paper-perhaps-lead = Jawaban Anda atas pertanyaan menentukan mana yang diperlukan.
paper-fees-perhaps = Jawaban Anda atas pertanyaan menentukan biaya mana yang berlaku.

## Formulir terisi

paper-form = Permohonan sebagaimana diajukan
paper-question = Pertanyaan
paper-answer = Jawaban
paper-declared-by = Dinyatakan oleh
paper-declared-on = Dinyatakan pada

## Surat

paper-decision = Keputusan atas permohonan Anda
paper-decision-opening = Kantor telah memeriksa permohonan Anda dan memutuskan sebagai berikut.
paper-permit-number = Nomor
paper-valid-until = Berlaku sampai
paper-reason = Alasan
paper-legal-basis = Dasar hukum: { $source }
paper-objection-heading = Jika Anda tidak setuju
paper-objection = { $days ->
   *[other] Anda dapat mengajukan keberatan tertulis dalam { $days } hari kerja sejak keputusan ini.
}
paper-correction = Permintaan perbaikan
paper-correction-opening = Kantor telah memeriksa permohonan Anda. Ada yang perlu diperbaiki sebelum dapat dilanjutkan.
paper-correct-these = Mohon perbaiki
paper-officer-writes = Catatan petugas
paper-correct-how-heading = Cara memperbaiki
paper-correct-how = Gunakan kios atau loket mana pun, dengan nomor referensi dan PIN. Hanya jawaban ini yang ditanyakan lagi.
paper-revocation = Keputusan pencabutan izin
paper-revocation-opening = Kantor telah memeriksa izin yang diberikan kepada Anda dan memutuskan sebagai berikut.
paper-withdrawal = Permohonan Anda ditarik kembali
paper-withdrawal-opening = Kantor menyatakan bahwa Anda telah menarik kembali permohonan Anda.
paper-withdrawn = Permohonan ini tidak diproses lagi. Anda dapat mengajukan yang baru kapan saja.
paper-to = Kepada
paper-letter-of = Tanggal tindakan
paper-letter-note = Dibuat dari berkas permohonan pada tanggal ini. Kantor dapat memastikannya dengan nomor referensi.

## Tanda terima pembayaran

paper-payment = Tanda terima pembayaran
paper-paid = Dibayar
paper-receipt-number = Nomor tanda terima negara (NTPN)
paper-paid-on = Dibayar pada
paper-paid-known = Dipastikan
paper-paid-gateway = Oleh sistem penerimaan negara
paper-paid-number = Oleh petugas yang membaca nomor tanda terima
paper-paid-reason = Oleh petugas: { $reason }
paper-payment-note = Tanda terima negara dari bank atau dompet digital Anda tetap berlaku di samping ini.
