# Memeriksa izin atau tanda terima: halaman server dan layar kedua jendela.

verify-title = Periksa izin atau tanda terima
verify-lead = Setiap izin dan tanda terima memuat kode. Di sini siapa pun dapat memeriksa keaslian dan masa berlakunya.
verify-text = Teks kode
verify-text-hint = Pindai kode dengan alat pembaca, atau tempelkan teksnya di sini.
verify-text-page-hint = Buka kodenya dengan kamera ponsel. Atau tempelkan teksnya di sini.
verify-button = Periksa
verify-again = Periksa yang lain
verify-file = Gambar kode
verify-file-hint = Foto, tangkapan layar, atau surat dalam bentuk PDF.
verify-facts = Data yang disegel
verify-facts-hint = Semuanya harus sama dengan yang tertera pada kertas.
verify-unknown = Data lain yang disegel
verify-missing = Belum ada teks.
    .next = Tempelkan teks kode, lalu periksa.
verify-words = Apakah asli, dan masih berlaku?
verify-network = Ini dapat dilakukan juga tanpa jaringan.
verify-not-kept = Yang Anda periksa di sini tidak disimpan.
