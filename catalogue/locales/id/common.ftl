# Kata-kata yang dipakai di kedua jendela.

app-name = Lawang
demo-data = Data contoh
optional = tidak wajib
yes = Ya
no = Tidak
cancel = Batal
close = Tutup
language = Bahasa
busy = Mohon tunggu…

error-summary = Ada yang perlu diperbaiki
error-title = Kesalahan: { $title }
page-title = { $title } – Lawang
window-failed = Terjadi gangguan pada perangkat ini.
window-failed-next = Silakan coba lagi. Jika terulang, hubungi petugas.

date-day = Tanggal
date-month = Bulan
date-year = Tahun
date-example = Contoh: 14 5 2029
date-partial = Tanggal atau bulan tidak diketahui? Kosongkan.

file-choose = Pilih berkas
file-replace = Pilih berkas lain
file-remove = Hapus berkas ini
file-kinds-photo = Gambar, misalnya JPEG. Tempat dan waktu foto tidak disimpan.
file-kinds = Foto atau PDF. Tempat dan waktu foto tidak disimpan.
file-page = Halaman { $page } dari { $pages }
file-next-page = Berikutnya
file-previous-page = Sebelumnya
file-preview = Pratinjau { $label }
file-reading = Membaca berkas: { $percent } %
file-looking = Memeriksa isi berkas…
file-unreadable = Berkas tidak dapat dibaca sampai akhir.
file-unreadable-next = Biarkan ponsel atau flashdisk terhubung, lalu pilih lagi berkasnya.
photo-how = Bagaimana foto seharusnya
photo-found = Hasil pemeriksaan
photo-drawing = Gambar: kepala dari ubun-ubun sampai dagu di antara dua garis, mata di antara dua garis lain.
photo-good = baik
photo-mend = mohon dilihat
photo-officer = petugas melihatnya

country-none = Negara tidak ditemukan. Periksa ejaannya.
country-count = { $count ->
   *[other] { $count } negara
}

connection-online = Tersambung

unlock-title = Buka kunci perangkat ini
unlock-hint = Data di perangkat ini dienkripsi.
unlock-passphrase = Frasa sandi perangkat
unlock-button = Buka kunci

enrol-title = Sambungkan perangkat ini
enrol-hint = Mintalah alamat server dan kode sekali pakai kepada administrator.
enrol-server = Alamat server
enrol-server-hint = Contoh: https://lawang.example.go.id
enrol-code = Kode sekali pakai
enrol-button = Sambungkan

enrol-file = Atau hubungkan dengan berkas penyediaan
enrol-file-hint = Diberikan oleh administrator Anda, misalnya di diska lepas.
enrol-file-choose = Pilih berkas
enrol-file-busy = Menghubungkan perangkat ini dengan berkas…
enrol-file-again = Coba berkas itu lagi

waiting-title = Menunggu persetujuan
waiting-lead = Perangkat ini sudah terhubung. Seseorang di kantor harus menyetujuinya sebelum dapat dipakai.
waiting-fingerprint = Sidik kunci perangkat ini
waiting-how = Tunjukkan kepada penyelia. Di Administrasi, bagian Perangkat, bunyinya harus sama.
waiting-offline = Sekarang tidak ada jaringan. Persetujuan sampai begitu jaringan pulih.

reconnect = Hubungkan perangkat ini lagi

## Langkah permohonan, di kedua jendela

taken-photo = Foto
taken-fingerprints = Sidik jari
taken-signature = Tanda tangan
taken-interview = Wawancara
payment-code = Kode billing
payment-number = Nomor bukti
decision-conditions = Ketentuan
decision-number = Nomor

otherwise-changes = Apa yang akan mengubah jawaban ini
otherwise-true = Ini hanya membantu bila benar untuk Anda.
otherwise-instead = Yang mungkin cocok sebagai gantinya
