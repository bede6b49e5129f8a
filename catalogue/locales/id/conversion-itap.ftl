# Kata-kata alih status izin tinggal terbatas menjadi izin tinggal tetap.

service-conversion-itap = Alih status tinggal terbatas ke tinggal tetap (ITAS ke ITAP)
    .summary = Mengubah ITAS menjadi izin tinggal tetap selama lima tahun.
    .start = Bisakah izin saya dialihkan?
    .eligible = Anda dapat mengajukan izin tinggal tetap
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Izin tinggal tetap belum dapat diberikan
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.

seal-permit-itap = Izin tinggal tetap (ITAP)

field-married_since = Tanggal perkawinan
    .question = Kapan Anda menikah?
    .hint = Sesuai akta nikah. Isi tanggal perkawinan yang dicatat negara.
    .invalid = Tanggal ini belum terjadi. Cocokkan dengan akta nikah.
field-stay_permit--conversion-itap =
    .question = Tambahkan ITAS Anda
field-integration_statement = Pernyataan integrasi
    .question = Tambahkan pernyataan integrasi yang sudah ditandatangani
    .hint = Formulirnya diberikan kantor. Tanda tangani, lalu tambahkan foto atau PDF.

rule-itap-holder =
    .met = Anda memiliki ITAS
    .met-why = ITAS dapat dialihkan menjadi izin tinggal tetap.
    .not-met = Hanya ITAS yang dapat dialihkan menjadi ITAP
    .not-met-why = Izin kunjungan dialihkan menjadi ITAS lebih dahulu. Pemegang ITAP tidak perlu alih status: tanyakan kepada petugas.
    .unknown = Jenis izin Anda belum diketahui
    .unknown-why = Kembali dan pilih izin tinggal yang Anda miliki.
rule-itap-reason =
    .met = Alasan ini dapat menjadi dasar tinggal tetap
    .met-why = Terbuka untuk bekerja, keagamaan, investasi, keluarga, repatriasi, rumah kedua, dan masa pensiun.
    .not-met = Untuk alasan ini tidak ada izin tinggal tetap
    .not-met-why = ITAS untuk belajar, penelitian, berobat, atau alasan lain dapat diperpanjang. Silakan lihat layanan tersebut.
    .unknown = Alasan tinggal Anda belum diketahui
    .unknown-why = Kembali dan pilih dasar pemberian ITAS Anda.
rule-itap-years =
    .met = Anda sudah cukup lama tinggal di sini
    .met-why = Diperlukan { $months } bulan tanpa terputus. Hitungan Anda mulai { $since }.
    .not-met = Anda belum cukup lama tinggal di sini
    .not-met-why = Diperlukan { $months } bulan tanpa terputus, dihitung sejak { $since }. Silakan kembali mulai { $come_back }.
    .unknown = Lama tinggal Anda belum diketahui
    .unknown-why = Kembali dan isi sejak kapan Anda tinggal di sini tanpa terputus.
rule-itap-marriage =
    .met = Perkawinan Anda sudah cukup lama
    .met-why = Diperlukan perkawinan selama { $months } bulan. Perkawinan Anda mulai { $since }.
    .not-met = Perkawinan Anda belum cukup lama
    .not-met-why = Diperlukan { $months } bulan, dihitung sejak { $since }. Silakan kembali mulai { $come_back }.
    .unknown = Lama perkawinan Anda belum diketahui
    .unknown-why = Kembali dan isi tanggal perkawinan.
rule-itap-elder =
    .met = Usia Anda memenuhi syarat tinggal tetap masa pensiun
    .met-why = Diperlukan usia paling sedikit { $age } tahun.
    .not-met = Usia Anda belum cukup untuk masa pensiun
    .not-met-why = Tinggal tetap memerlukan usia paling sedikit { $age } tahun. Sebelum itu ITAS Anda dapat diperpanjang.
    .unknown = Usia Anda belum diketahui
    .unknown-why = Isi tanggal lahir Anda di formulir.
rule-itap-integration =
    .why = Dengan ini Anda menyatakan menaati hukum Indonesia dan ikut serta dalam kehidupannya.
rule-itap-fee = Izin tinggal tetap 5 tahun

## Kata-kata yang berbeda di sini

option-family_of-holder--conversion-itap = Saya suami, istri, atau anak pemegang ITAP
    .hint = Keluarga pemegang ITAS tetap dengan ITAS
field-sponsor_permit--conversion-itap =
    .hint = ITAP orang yang Anda ikuti. PDF atau foto.
