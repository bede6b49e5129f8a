# Kata-kata paspor dewasa.

service-passport-adult = Paspor dewasa
    .summary = Untuk WNI berusia 17 tahun atau lebih, atau sudah menikah: baru, penggantian, hilang, atau rusak.
    .start = Lihat yang diperlukan
    .eligible = Anda dapat mengajukan paspor
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Paspor ini tidak dapat diajukan di sini
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.

page-applicant = Nama dan kelahiran
    .hint = Sesuai KTP dan akta kelahiran.
field-passport_years = Masa berlaku
    .question = Untuk berapa tahun?
    .hint = Sepuluh tahun dapat dipilih sejak usia 17 tahun atau setelah menikah.
field-id_card = KTP
    .question = Tambahkan KTP
    .hint = PDF atau foto. NIK harus terbaca.
field-identity_deed = Akta kelahiran, buku nikah, atau ijazah
    .question = Tambahkan akta kelahiran, buku nikah, atau ijazah
    .hint = Satu saja cukup. Memuat nama, tempat dan tanggal lahir, serta orang tua. Paling besar 10 MB.
option-passport_years-5 = 5 tahun
option-passport_years-10 = 10 tahun

rule-passport-adult-age =
    .met = Paspor dewasa adalah pilihan yang tepat
    .met-why = Paspor ini untuk WNI berusia 17 tahun atau lebih, atau sudah menikah.
    .not-met = Untuk anak di bawah 17 tahun ada layanan lain
    .not-met-why = Silakan kembali ke semua layanan dan pilih “Paspor anak”.
    .unknown = Usianya belum diketahui
    .unknown-why = Kembali dan pilih untuk siapa paspor ini.
rule-passport-id-card =
    .why = Menunjukkan bahwa Anda warga negara Indonesia dan di mana Anda tinggal.
rule-passport-family-card =
    .why = Memastikan data Anda dalam catatan kependudukan.
rule-passport-identity-deed =
    .why = Memastikan nama, tempat dan tanggal lahir, serta nama orang tua Anda.
rule-passport-fee-ordinary-5 = Paspor 5 tahun
rule-passport-fee-ordinary-10 = Paspor 10 tahun
rule-passport-fee-electronic-5 = Paspor elektronik 5 tahun
rule-passport-fee-electronic-10 = Paspor elektronik 10 tahun

field-birth_date--passport-adult =
    .hint = Sesuai KTP Anda. Bersama kode Anda, tanggal ini membuka permohonan tersimpan.
    .invalid = Tanggal ini belum terjadi, atau usianya di bawah 17 tahun. Cocokkan dengan dokumen. Untuk anak ada layanan lain.
