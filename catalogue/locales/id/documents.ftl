# Yang dikatakan inti kedua jendela tentang berkas: apa yang salah, apa yang dilakukan padanya, bagaimana
# sebuah foto.

number-decimal = ,

## Apa berkas itu

file-jpeg = Gambar JPEG
file-png = Gambar PNG
file-gif = Gambar GIF
file-bmp = Gambar BMP
file-tiff = Gambar TIFF
file-webp = Gambar WebP
file-pdf = Dokumen PDF
file-other = format lain
file-words = { $kind }, { $size }

## Apa yang dilakukan padanya

file-changed-format = Berkas aslinya { $from } dan sudah diubah formatnya.
file-changed-size = Ukuran aslinya { $size } dan sudah diperkecil.
file-changed-cut = Foto sudah dipotong sesuai bentuk yang diminta.

## Apa yang salah, dan cara memperbaikinya

file-kept = Jawaban dan berkas lain tetap tersimpan.

problem-file-empty = Berkas ini kosong.
    .next = Pilih lagi berkasnya, atau simpan ulang di ponsel Anda lalu pilih yang baru.
problem-file-unreadable = Berkas tidak dapat dibaca sampai akhir.
    .next = Biarkan ponsel atau flashdisk terhubung, lalu pilih lagi berkasnya.
problem-file-unknown = Jenis berkas ini tidak dapat dibuka.
    .next = Pilih foto atau PDF dokumen. Tangkapan layar juga dapat dipakai.
problem-file-too-large = Berkas ini terlalu besar: { $size } MB. Paling besar { $most } MB yang dapat dibuka.
    .next = Foto saja dokumennya, atau simpan halaman yang diperlukan saja.
problem-file-pdf-too-large = PDF ini terlalu besar: { $size } MB. Paling besar { $most } MB yang diterima.
    .next = Simpan halaman yang diperlukan saja, pindai abu-abu 200 dpi, atau foto setiap halaman.
problem-file-pdf-pages = PDF ini memiliki { $pages } halaman. Paling banyak { $most } yang diterima.
    .next = Simpan halaman yang diperlukan saja sebagai PDF tersendiri.
problem-file-damaged = Berkas ini tidak dapat dibuka karena rusak.
    .next = Pilih lagi berkasnya. Jika tetap tidak terbuka, foto saja dokumennya.
problem-file-incomplete = Gambar ini tidak lengkap. Sebagian tidak ada.
    .next = Tunggu sampai gambar utuh di ponsel Anda, lalu pilih lagi.
problem-file-protected = PDF ini dikunci dengan kata sandi.
    .next = Buka, cetak ke PDF baru tanpa kata sandi, lalu pilih yang baru. Foto setiap halaman juga boleh.
problem-file-too-many-pixels = Gambar ini memiliki terlalu banyak piksel: { $width } × { $height }.
    .next = Ambil foto dengan resolusi lebih rendah, atau pilih tangkapan layarnya.
problem-file-too-slow = Berkas ini terlalu lama dibuka.
    .next = Foto dokumennya, atau cetak ke PDF baru, lalu pilih yang baru.
problem-file-too-heavy = Berkas ini tidak dapat dibuka dengan aman, jadi ditutup kembali.
    .next = Foto dokumennya, atau cetak ke PDF baru, lalu pilih yang baru.
problem-file-heic = Ini gambar HEIC, format dari iPhone. Di sini tidak dapat dibuka.
    .next = Pilih tangkapan layar gambar itu. Untuk foto baru: Pengaturan, Kamera, Format, “Paling Kompatibel”.
problem-file-avif = Ini gambar AVIF. Di sini tidak dapat dibuka.
    .next = Ambil tangkapan layarnya, atau simpan sebagai JPEG, lalu pilih yang baru.
problem-file-rare = Jenis gambar ini tidak dapat dibuka di sini.
    .next = Simpan sebagai JPEG atau PNG, atau ambil tangkapan layarnya, lalu pilih yang baru.
problem-file-tiff-pages = TIFF ini berisi { $pages } halaman. Hanya yang pertama akan tersimpan.
    .next = Simpan semua halaman sebagai satu PDF, lalu pilih PDF itu.
problem-file-office = Ini dokumen program kantor, misalnya Word.
    .next = Buka di sana, pilih “Simpan sebagai” atau “Cetak”, lalu “PDF”. Pilih PDF itu di sini.
problem-file-archive = Ini arsip yang dikemas, misalnya ZIP.
    .next = Buka kemasannya dahulu. Lalu pilih dokumen yang ada di dalamnya.
problem-file-recording = Ini video atau rekaman suara.
    .next = Pilih foto atau PDF. Tangkapan layar dari video juga dapat dipakai.
problem-file-web = Ini halaman web atau gambar garis.
    .next = Buka di peramban, pilih “Cetak”, lalu “Simpan sebagai PDF”. Pilih PDF itu di sini.
problem-file-text = Berkas ini hanya berisi teks.
    .next = Pilih foto atau PDF dokumen. Tangkapan layar juga dapat dipakai.
problem-file-photo-needs-picture = Foto wajah tidak dapat berupa PDF.
    .next = Pilih fotonya sendiri, misalnya JPEG. Tangkapan layarnya sering terlalu kecil.
problem-file-too-small-photo = Foto ini terlalu kecil: { $width } × { $height } piksel.
    .next = Minimal { $least_width } × { $least_height } piksel. Pilih foto aslinya, bukan pratinjau.
problem-decoder = Berkas tidak dapat dibuka di perangkat ini sekarang.
    .next = Beri tahu petugas. Permohonan ini dapat diselesaikan di perangkat lain dengan kode Anda.
    .kept = Jawaban dan berkas lain tetap tersimpan.

## Foto wajah

fault-photo = Bacalah catatan tentang foto Anda. Pilih foto lain, atau tetap pakai foto ini.

photo-rule-face = Lihat lurus ke kamera, mata terbuka, wajah tidak tertutup, cahaya merata.
photo-rule-head = Dari ubun-ubun sampai dagu, kepala mengisi { $head_least } sampai { $head_most } % tinggi foto.
photo-rule-size = Tegak, seperti 4 × 6 cm, minimal { $width } × { $height } piksel.
photo-rule-ground-white = Latar belakang putih polos.
photo-rule-ground-red = Latar belakang merah polos.
photo-rule-ground-blue = Latar belakang biru polos.
photo-rule-ground-any = Latar belakang satu warna polos.
photo-colour-white = putih
photo-colour-red = merah
photo-colour-blue = biru
photo-colour-any = satu warna

photo-pixels = Pikselnya cukup.
photo-shape = Bentuknya benar.
photo-shape-wide = Foto terlalu lebar.
    .why = Potong kedua sisinya, sehingga lebar dan tingginya dua banding tiga.
photo-shape-tall = Foto terlalu tinggi.
    .why = Potong atas dan bawahnya, sehingga lebar dan tingginya dua banding tiga.
photo-sharp = Foto tajam.
photo-blurred = Foto tampak kabur.
    .why = Bersihkan lensa, pegang dengan tenang, ketuk wajah di layar, lalu foto lagi.
photo-light = Cahayanya baik.
photo-light-dark = Wajah tampak terlalu gelap.
    .why = Menghadaplah ke jendela atau lampu, lalu foto lagi.
photo-light-bright = Wajah tampak terlalu terang.
    .why = Hindari cahaya langsung, lalu foto lagi.
photo-ground = Latar belakangnya polos.
photo-ground-uneven = Latar belakang tampak tidak merata.
    .why = Berdirilah setengah meter di depan dinding polos tanpa bayangan, lalu foto lagi.
photo-ground-colour = Latar belakang tampak bukan { $ground }.
    .why = Berdirilah di depan dinding atau kain { $ground }, lalu foto lagi.
photo-head = Letak kepala sudah benar.
photo-head-small = Kepala tampak terlalu kecil.
    .why = Kepala harus mengisi { $head_least } sampai { $head_most } % tinggi foto. Mendekatlah, atau biarkan dipotong.
photo-head-large = Kepala tampak terlalu besar.
    .why = Kepala harus mengisi { $head_least } sampai { $head_most } % tinggi foto. Mundurlah, lalu foto lagi.
photo-head-high = Kepala tampak terlalu tinggi di dalam foto.
    .why = Beri lebih banyak ruang di atasnya, atau biarkan dipotong.
photo-head-low = Kepala tampak terlalu rendah di dalam foto.
    .why = Kurangi ruang di atasnya, atau biarkan dipotong.
photo-head-sideways = Kepala tidak di tengah.
    .why = Berdirilah di tengah, atau biarkan dipotong.
photo-head-unknown = Petugas melihat letak kepala Anda.
    .why = Mesin tidak dapat menentukannya dari foto ini. Bandingkan dengan gambar contoh.

photo-fit = Potong agar pas
photo-keep = Tetap pakai foto ini
photo-kept = Anda tetap memakai foto ini. Petugas melihatnya dan mungkin meminta foto lain.

check-photo = Mohon dilihat: { $label }
check-photo-kept = Pemohon sudah diberi tahu dan tetap memakainya.
