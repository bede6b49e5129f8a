# Kata-kata visa investor E28A.

service-visa-e28a = Visa investor (E28A)
    .summary = Untuk orang di luar negeri yang memiliki saham perusahaan di Indonesia. Lihat syaratnya; pengajuannya secara daring.
    .start = Bisakah saya mendapatkannya?
    .eligible = Orang ini dapat memperoleh visa E28A
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Visa ini tidak dapat diperoleh
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.
    .online = Investor atau perusahaannya mengajukan di situs resmi Direktorat Jenderal Imigrasi. Biayanya dibayar di sana; tidak di situs lain.
    .counter = Di loket kantor ini petugas mengajukan untuk perusahaan. Bawalah KTP, surat jaminan, akta perusahaan, dan dokumen investor.

field-shares_value = Nilai saham dalam rupiah
    .question = Berapa rupiah nilai saham orang ini?
    .hint = Nilai saham menurut akta perusahaan, hanya dengan angka. Misalnya 10500000000.
    .invalid = Isi rupiah penuh hanya dengan angka, tanpa titik, koma, atau spasi. Misalnya 10500000000.
field-company_deed = Akta perusahaan
    .question = Tambahkan akta perusahaan
    .hint = PDF atau foto. Memuat para pemegang saham dan nilai sahamnya.

rule-e28a-shares =
    .met = Nilai sahamnya cukup
    .met-why = Perlu saham paling sedikit { $shares_needed }. Yang diisi { $shares }.
    .not-met = Nilai sahamnya terlalu kecil untuk visa ini
    .not-met-why = Yang diisi { $shares }; perlu paling sedikit { $shares_needed }. Orang yang bekerja di perusahaan itu mungkin memerlukan E23.
    .unknown = Nilai sahamnya belum diketahui
    .unknown-why = Kembali dan isi nilai sahamnya.
rule-e28a-deed =
    .why = Menunjukkan saham investor dan nilainya.
rule-e28a-fee = Visa tinggal terbatas untuk investor

## Pertanyaan yang sama, diajukan kepada orang yang mengisi untuk orang lain

field-birth_date--visa-e28a =
    .question = Kapan investor itu lahir?
    .hint = Sesuai paspor. Bersama kode Anda, tanggal ini membuka permohonan tersimpan.
page-passport--visa-e28a = Paspor investor itu
field-address--visa-e28a =
    .question = Di mana investor itu akan tinggal di Indonesia?
    .hint = Jalan dan nomor, desa atau kecamatan, dan kota. Untuk hari-hari pertama, hotel sudah cukup.
field-passport_expiry--visa-e28a =
    .question = Sampai kapan paspor atau dokumen perjalanan berlaku?
    .invalid = Dokumen ini sudah habis berlaku. Periksa tanggalnya. Visa tidak diberikan dengan dokumen yang habis berlaku.
field-bank_statement--visa-e28a =
    .question = Tambahkan rekening koran investor itu
field-photo--visa-e28a = Foto wajah investor itu
    .question = Tambahkan foto wajah investor itu
field-passport_page--visa-e28a =
    .question = Tambahkan halaman foto paspor investor itu
page-guarantor--visa-e28a = Perusahaan mana yang menjamin?
    .hint = Sesuai akta pendirian, dengan nomor telepon kantornya.
field-guarantor_kind--visa-e28a =
    .question = Siapa yang menjamin?
    .hint = Untuk investor, penjaminnya perusahaan di Indonesia.
field-guarantor_name--visa-e28a =
    .question = Siapa nama penjamin?
field-guarantor_phone--visa-e28a =
    .question = Berapa nomor telepon penjamin?
field-guarantor_letter--visa-e28a =
    .question = Tambahkan surat penjamin
field-guarantor_id--visa-e28a =
    .question = Tambahkan KTP penjamin
field-guarantor_address--visa-e28a =
    .question = Di mana alamat penjamin?
option-guarantor_kind-company--visa-e28a = Perusahaan tempat saham dimiliki
    .hint = Terdaftar di Indonesia
option-guarantor_kind-none--visa-e28a = Belum ada perusahaan yang menjamin
option-acting_as-guarantor--visa-e28a = Perusahaan sebagai penjamin
    .hint = Orang yang bekerja di perusahaan itu
