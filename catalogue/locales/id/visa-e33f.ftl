# Kata-kata visa pensiun E33F.

service-visa-e33f = Visa pensiun (E33F)
    .summary = Tinggal di Indonesia selama setahun pada masa pensiun. Lihat syaratnya; pengajuannya secara daring.
    .start = Bisakah saya mendapatkannya?
    .eligible = Orang ini dapat memperoleh visa E33F
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Visa ini tidak dapat diperoleh
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.
    .online = Calon pensiunan mengajukan di situs resmi Direktorat Jenderal Imigrasi. Biayanya dibayar di sana; tidak di situs lain.
    .counter = Di loket kantor ini petugas mengajukan untuk penjamin atau orang yang membantu. Bawalah KTP, surat jaminan atau surat kuasa, dan dokumennya.

field-monthly_income = Penghasilan sebulan dalam US$
    .question = Berapa dolar AS penghasilan orang ini sebulan?
    .hint = Pensiun atau penghasilan tetap lain, dalam dolar AS penuh. Hanya angka, misalnya 3200.
    .invalid = Isi dolar AS penuh hanya dengan angka, tanpa titik, koma, atau spasi. Misalnya 3200.

rule-e33f-age =
    .met = Usia pemohon cukup
    .met-why = Pada hari pengajuan usia paling sedikit { $age_needed } tahun.
    .not-met = Visa ini untuk orang berusia paling sedikit { $age_needed } tahun
    .not-met-why = Orang yang lebih muda memilih visa lain, misalnya E33G untuk kerja jarak jauh atau E33 untuk rumah kedua.
    .unknown = Usianya belum diketahui
    .unknown-why = Kembali dan isi tanggal lahir lengkap. Tanpa tanggal dan bulan, petugas yang memutuskan.
rule-e33f-income =
    .met = Penghasilannya cukup
    .met-why = Perlu paling sedikit US$ { $income_needed } sebulan. Yang diisi US$ { $income }.
    .not-met = Penghasilannya terlalu rendah untuk visa ini
    .not-met-why = Yang diisi US$ { $income } sebulan; perlu paling sedikit US$ { $income_needed }. Penghasilan tetap lain juga dihitung.
    .unknown = Penghasilannya belum diketahui
    .unknown-why = Kembali dan isi penghasilan sebulan.
rule-e33f-no-guarantor =
    .attention = Petugas mungkin tetap meminta penjamin
    .attention-why = Sumbernya berbeda tentang perlu tidaknya penjamin bagi pensiunan. Pastikan di situs resmi sebelum membayar.

## Pertanyaan yang sama, diajukan kepada orang yang mengisi untuk orang lain

field-birth_date--visa-e33f =
    .question = Kapan pensiunan itu lahir?
    .hint = Sesuai paspor. Bersama kode Anda, tanggal ini membuka permohonan tersimpan.
page-passport--visa-e33f = Paspor pensiunan itu
field-address--visa-e33f =
    .question = Di mana pensiunan itu akan tinggal di Indonesia?
    .hint = Jalan dan nomor, desa atau kecamatan, dan kota. Untuk hari-hari pertama, hotel sudah cukup.
field-passport_expiry--visa-e33f =
    .question = Sampai kapan paspor atau dokumen perjalanan berlaku?
    .invalid = Dokumen ini sudah habis berlaku. Periksa tanggalnya. Visa tidak diberikan dengan dokumen yang habis berlaku.
field-bank_statement--visa-e33f =
    .question = Tambahkan rekening koran pensiunan itu
field-photo--visa-e33f = Foto wajah pensiunan itu
    .question = Tambahkan foto wajah pensiunan itu
field-passport_page--visa-e33f =
    .question = Tambahkan halaman foto paspor pensiunan itu
page-guarantor--visa-e33f = Siapa yang menjamin?
    .hint = Untuk perusahaan atau lembaga sesuai akta pendirian, dengan nomor telepon kantornya.
field-guarantor_kind--visa-e33f =
    .question = Siapa yang menjamin?
field-guarantor_name--visa-e33f =
    .question = Siapa nama penjamin?
field-guarantor_phone--visa-e33f =
    .question = Berapa nomor telepon penjamin?
field-guarantor_letter--visa-e33f =
    .question = Tambahkan surat penjamin
field-guarantor_id--visa-e33f =
    .question = Tambahkan KTP penjamin
field-guarantor_address--visa-e33f =
    .question = Di mana alamat penjamin?
option-guarantor_kind-person--visa-e33f =
    .hint = Misalnya kerabat yang tinggal di Indonesia
option-guarantor_kind-company--visa-e33f =
    .hint = Misalnya biro perjalanan yang mengurus pensiunan
option-guarantor_kind-none--visa-e33f = Saat ini tidak ada penjamin
