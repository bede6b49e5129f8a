# Isi dokumen cetak, kata-kata jendela tentang mencetak, dan jawaban pencetak.

## Di setiap dokumen

paper-agency = Direktorat Jenderal Imigrasi
paper-crest = Lambang instansi
paper-page = Halaman { $page } dari { $pages }
paper-reference = Nomor referensi
paper-applicant = Pemohon
paper-submitted = Diajukan
paper-corrected = Diperbaiki
paper-office = Kantor
paper-qr = Pindai dengan ponsel untuk melihat status.
paper-qr-label = Kode QR dengan alamat halaman status
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
paper-to = Kepada
paper-letter-of = Tanggal tindakan
paper-letter-note = Dibuat dari berkas permohonan pada tanggal ini. Kantor dapat memastikannya dengan nomor referensi.
