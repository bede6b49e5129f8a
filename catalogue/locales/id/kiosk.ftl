# Kata-kata kios.

attract-title = Selamat datang
attract-lead = Visa, izin tinggal, dan paspor dalam satu pintu.
attract-choose = Pilih bahasa
attract-wiped = Data Anda dihapus dari layar ini begitu Anda selesai.

offline-note = Tidak ada jaringan: Anda tetap dapat mengajukan, kami kirim nanti
wrong-server-note = Ini bukan server kami. Silakan hubungi petugas.
revoked-note = Kios ini tidak dikenali. Silakan hubungi petugas.

back = Kembali
tools = Pengaturan layar
text-size = Ukuran huruf
text-size-1 = biasa
text-size-2 = besar
text-size-3 = terbesar
contrast = Kontras tinggi
contrast-on = aktif
contrast-off = nonaktif
finish = Selesai & hapus
finish-title = Selesai dan hapus layar?
finish-words = Semua yang Anda ketik dihapus dari layar ini. Permohonan tersimpan tetap ada dan dapat dibuka dengan kode Anda.
finish-words-receipt = Mohon simpan dahulu nomor referensi dan PIN Anda. Keduanya tidak ditampilkan lagi.
finish-confirm = Selesai & hapus
finish-stay = Lanjutkan

idle-title = Apakah Anda masih di sini?
idle-words = { $seconds ->
   *[other] Layar ini akan dihapus dalam { $seconds } detik.
}
idle-stay = Saya perlu waktu lagi

services-title = Apa keperluan Anda hari ini?
services-hint = Pilih layanan. Anda akan melihat biaya dan syaratnya terlebih dahulu.
services-all = Semua layanan
services-groups = Jenis layanan
services-begun = Sudah pernah mengajukan?
find-case = Lihat status permohonan saya
find-case-words = Dengan nomor referensi dan PIN
resume-draft = Lanjutkan permohonan tersimpan
resume-draft-words = Dengan kode dan tanggal lahir Anda

source = Sumber: { $source }
to-services = Ke semua layanan
assessment-title = Hasil Anda
finding-met = Terpenuhi
finding-attention = Perlu disiapkan
finding-not-met = Tidak terpenuhi
finding-unknown = Belum diketahui
findings-heading = Alasannya
documents-heading = Yang perlu Anda siapkan

mrz-how = Letakkan paspor di alat pembaca, atau ketik barisnya di sini.
mrz-label = Baris pada paspor Anda
mrz-read = Baca baris ini
mrz-again = Baca atau ketik ulang baris
mrz-read-lines = Baris yang terbaca

resume-title = Permohonan Anda tersimpan
resume-lead = Catat kode ini atau foto layar ini.
resume-code = Kode Anda
resume-how = Untuk melanjutkan nanti, pilih “Lanjutkan permohonan tersimpan”. Anda memerlukan kode ini dan tanggal lahir Anda.
continue = Lanjut

check-title = Periksa jawaban Anda
check-title-correction = Periksa perbaikan Anda
check-lead = Mohon baca sekali lagi sebelum Anda mengirimnya.
change = Ubah
change-field = Ubah { $field }
not-given = Tidak diisi
before = Sebelumnya: { $value }

declaration-title = Pernyataan dan persetujuan
declaration-notice = Siapa yang melihat data Anda

receipt-title = Permohonan Anda sudah diajukan
receipt-lead = Simpan nomor referensi dan PIN. Keduanya diperlukan untuk melihat status.
receipt-reference = Nomor referensi
receipt-pin = PIN
receipt-service = Layanan
receipt-submitted = Diajukan
receipt-next = Langkah berikutnya
receipt-qr = Pindai dengan ponsel untuk melihat status.
receipt-qr-label = Kode QR berisi alamat halaman status
receipt-questions = Ada pertanyaan?

find-title = Lihat status permohonan Anda
find-hint = Keduanya tercantum pada tanda terima Anda.
find-reference = Nomor referensi
find-reference-hint = Contoh: LW-4K7X-TVVM-JN6YW
find-pin = PIN
find-button = Tampilkan status

draft-title = Lanjutkan permohonan tersimpan
draft-hint = Anda dapat melakukannya di kios mana pun.
draft-code = Kode Anda
draft-birth-date = Tanggal lahir
draft-button = Lanjutkan

status-title = Status permohonan Anda
status-steps = Tahapan
status-correction = Mohon perbaiki
status-note = Catatan petugas
status-reason = Alasan
status-source = Dasar hukum
status-done = selesai
status-now = sedang berlangsung
status-ahead = belum dimulai

guide-phone = Bawa panduan ini
guide-phone-words = Pindai kode ini dengan ponsel Anda. Halamannya memuat panduan yang sama dan daftar syarat.
guide-phone-label = Kode QR berisi alamat panduan ini

from-phone = Gunakan ponsel Anda
from-phone-offline = Ponsel dapat dipakai setelah jaringan pulih. Sementara itu gunakan kamera, pemindai, atau berkas.
from-phone-how = Pindai kode ini dengan ponsel Anda, lalu pilih dokumennya di sana.
from-phone-label = Kode QR berisi alamat untuk menyerahkan dokumen dari ponsel
from-phone-left = { $minutes ->
    [0] Berlaku kurang dari satu menit
   *[other] Berlaku { $minutes } menit lagi
}
from-phone-cancel = Jangan gunakan ponsel

## Membayar, memilih waktu, menarik permohonan

payment-title = Pembayaran
payment-qris = QRIS: pindai dengan aplikasi bank Anda.
payment-qris-label = Kode QRIS untuk membayar biaya
payment-look-again = Saya sudah membayar, lihat lagi
visit-title = Kedatangan Anda
visit-where = Di { $office }
visit-choose = Pilih waktu
visit-move = Pilih waktu lain
slots-title = Kapan Anda ingin datang?
slots-hint = Pilih hari dulu, lalu jam.
slots-day = Hari
slots-time = Jam
slots-more = Tampilkan hari berikutnya
slots-book = Pesan waktu ini
withdraw = Tarik permohonan
withdraw-title = Tarik permohonan ini?
withdraw-words = Permohonan tidak diproses lagi. Ini tidak dapat dibatalkan, tetapi Anda dapat mengajukan yang baru.
withdraw-paid = Biaya yang sudah dibayar tidak kembali dengan langkah ini. Tanyakan kepada petugas.
withdraw-confirm = Ya, tarik
withdraw-stay = Tidak, tetap ajukan

services-title-another = Siapa berikutnya?
services-hint-another = Pilih layanan untuk anggota keluarga yang lain. Jawaban yang sama ditawarkan lagi.
receipts-title = Tanda terima kunjungan ini
receipt-open = Buka
receipt-open-one = Buka tanda terima { $reference }
receipt-shown = tampil di atas
receipt-family = Datang bersama keluarga? Lanjutkan dengan orang berikutnya; tidak semuanya perlu diisi lagi.
receipt-another = Ajukan untuk anggota keluarga lain
finding-later = Di formulir

elsewhere-title = Di mana ini diajukan
elsewhere-online = Daring, dari luar negeri
elsewhere-look-alike = Situs lain yang menawarkan visa ini bukan milik instansi.
elsewhere-qr = Pindai untuk membuka situs resmi.
elsewhere-qr-label = Kode QR dengan alamat { $host }
elsewhere-counter = Di loket, untuk penjamin

## Perubahan dan tenggat pada panduan

changed-past = Yang berubah
changed-coming = Yang akan berubah
deadline-title = Kapan izin saya berakhir, dan berapa biaya tiap hari terlambat?
deadline-section = Kapan izin saya berakhir?
deadline-words = Kapan harus mengajukan, dan biaya tiap hari terlambat
deadline-hint = Masukkan hari terakhir izin Anda. Anda akan tahu kapan harus mengajukan dan biaya tiap hari terlambat.
deadline-show = Tunjukkan tenggat saya
deadline-again = Tunjukkan lagi
deadline-begin = Ke panduan layanan ini

# Consents on the page of a case.
consents-title = Persetujuan Anda
consents-words = Anda dapat menarik masing-masing di sini kapan saja, dan memberikannya lagi. Sejak itu data Anda tidak dipakai untuk tujuan tersebut. Permohonan Anda tidak berubah.
