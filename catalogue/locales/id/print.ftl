# Mencetak: tombol jendela, dan jawaban pencetak.

print-receipt = Cetak tanda terima
print-checklist = Cetak daftar ini
print-form = Cetak permohonan
print-letter = Cetak surat
print-payment = Cetak tanda terima pembayaran
print-busy = Sedang mencetak…
print-done = Sudah dicetak.
    .next = Ambil dokumen Anda di pencetak: { $printer }.
print-on-its-way = Sedang dikirim ke pencetak.
    .next = Dokumen Anda segera keluar dari { $printer }. Tanyakan kepada petugas jika tidak keluar.

## Di kios, untuk pengunjung

problem-printer-none = Kios ini tidak memiliki pencetak.
    .next = Foto layar ini, atau mintalah cetakan kepada petugas.
    .kept = Semua yang ada di layar ini tetap ada.
problem-printer-gone = Pencetak tidak menjawab.
    .next = Foto layar ini, atau mintalah cetakan kepada petugas.
    .kept = Tidak ada yang keluar belakangan; semua di layar ini tetap ada.
problem-printer-stopped = Pencetak sedang dimatikan.
    .next = Foto layar ini, atau mintalah cetakan kepada petugas.
    .kept = Semua yang ada di layar ini tetap ada.
problem-printer-no-paper = Kertas di pencetak habis.
    .next = Beri tahu petugas lalu cetak lagi. Anda juga dapat memfoto layar ini.
    .kept = Tidak ada yang keluar belakangan; semua di layar ini tetap ada.
problem-printer-attention = Pencetak perlu diperiksa: kertas macet, tutup terbuka, atau tinta habis.
    .next = Beri tahu petugas lalu cetak lagi. Anda juga dapat memfoto layar ini.
    .kept = Tidak ada yang keluar belakangan; semua di layar ini tetap ada.
problem-printer-failed = Dokumen tidak dapat dicetak.
    .next = Coba sekali lagi, foto layar ini, atau mintalah cetakan kepada petugas.
    .kept = Semua yang ada di layar ini tetap ada.

## Di meja petugas

problem-desk-printer-none = Perangkat ini belum memiliki pencetak, atau layanan cetaknya tidak berjalan.
    .next = Pasang pencetak di pengaturan sistem, atau hubungi administrator. Lalu cetak lagi.
problem-desk-printer-gone = Pencetak { $printer } tidak menjawab.
    .next = Periksa apakah menyala dan terhubung, atau pilih pencetak lain. Lalu cetak lagi.
    .kept = Dokumen dikeluarkan dari antrean; tidak ada yang keluar belakangan.
problem-desk-printer-stopped = Pencetak { $printer } dijeda atau tidak menerima pekerjaan.
    .next = Lanjutkan di pengaturan sistem, atau pilih pencetak lain. Lalu cetak lagi.
    .kept = Dokumen dikeluarkan dari antrean; tidak ada yang keluar belakangan.
problem-desk-printer-no-paper = Kertas di pencetak { $printer } habis.
    .next = Isi kertas lalu cetak lagi.
    .kept = Dokumen dikeluarkan dari antrean; tidak ada yang keluar belakangan.
problem-desk-printer-attention = Pencetak { $printer } perlu diperiksa: kertas macet, tutup terbuka, atau tinta habis.
    .next = Periksa, lalu cetak lagi.
    .kept = Dokumen dikeluarkan dari antrean; tidak ada yang keluar belakangan.
problem-desk-printer-failed = Pencetak { $printer } gagal mencetak dokumen.
    .next = Cetak lagi, atau pilih pencetak lain.

## Dialog cetak kantor

print-menu = Cetak…
print-name-receipt = Tanda terima
print-name-checklist = Daftar periksa
print-name-form = Formulir terisi
print-name-letter = Surat
print-name-payment = Tanda terima pembayaran
print-language = Bahasa dokumen
print-printer = Pencetak
print-printer-none = Belum ada pencetak
print-send = Cetak
