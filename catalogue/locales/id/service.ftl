# Kata-kata layanan: judul, pertanyaan, jawaban, dan keterangan setiap aturan.

## Perpanjangan izin tinggal kunjungan

service-itk-extension = Perpanjangan izin tinggal kunjungan (ITK)
    .summary = Tinggal lebih lama di Indonesia dengan visa saat kedatangan atau visa kunjungan.
    .start = Bisakah saya memperpanjang?
    .eligible = Anda dapat memperpanjang { $days } hari
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Izin ini tidak dapat diperpanjang
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.

## Bagian

section-person = Data diri
section-passport = Paspor
section-permit = Izin tinggal saat ini
section-stay = Tinggal di Indonesia
section-contact = Kontak
section-documents = Dokumen

## Halaman dengan beberapa isian

page-passport = Paspor Anda
    .hint = Semua isian harus sama dengan yang tercetak di halaman foto paspor.
page-contact = Bagaimana kami dapat menghubungi Anda?
    .hint = Keduanya tidak wajib. Status selalu dapat dilihat dengan nomor referensi dan PIN Anda.

## Pertanyaan

field-permit_kind = Jenis izin masuk
    .question = Dengan apa Anda masuk ke Indonesia?
    .hint = Tertera pada e-VoA, visa, atau cap di paspor Anda.
field-permit_end = Izin tinggal berakhir
    .question = Kapan izin tinggal Anda berakhir?
    .hint = Hari terakhirnya tertera pada izin tinggal, e-VoA, atau cap masuk Anda.
field-extended_before = Pernah diperpanjang
    .question = Apakah izin tinggal ini pernah diperpanjang?
    .hint = Hitung sejak kedatangan terakhir Anda di Indonesia.
field-extension_days = Lama perpanjangan
    .question = Berapa lama Anda ingin memperpanjang?
    .hint = Dihitung dari hari terakhir izin tinggal Anda saat ini.
field-birth_date = Tanggal lahir
    .question = Kapan Anda lahir?
    .hint = Sesuai paspor. Bersama kode Anda, tanggal ini membuka permohonan tersimpan.
    .invalid = Tanggal lahir ini belum terjadi. Isi sesuai yang tertera di paspor Anda.
field-full_name = Nama lengkap seperti di paspor
    .question = Siapa nama lengkap Anda?
    .hint = Satu nama cukup jika paspor Anda hanya memuat satu nama.
field-passport_number = Nomor paspor
    .question = Berapa nomor paspor Anda?
    .hint = Tertera di bagian atas halaman foto, misalnya L898902C3.
field-nationality = Kewarganegaraan
    .question = Apa kewarganegaraan Anda?
    .hint = Negara penerbit paspor, kecuali jika halaman foto menyebut negara lain.
field-sex = Jenis kelamin
    .question = Apa jenis kelamin yang tertera di paspor Anda?
field-passport_expiry = Paspor berlaku sampai
    .question = Sampai kapan paspor Anda berlaku?
    .hint = Tanggal berakhirnya tertera di halaman foto paspor.
    .invalid = Paspor ini sudah habis berlaku. Periksa tanggalnya, atau perbarui dahulu di kedutaan Anda.
field-arrival_date = Tanggal kedatangan
    .question = Kapan Anda tiba di Indonesia?
    .hint = Tertera pada cap masuk dari kedatangan terakhir Anda.
    .invalid = Tanggal kedatangan ini belum terjadi. Isi tanggal yang tertera pada cap masuk Anda.
field-address = Alamat di Indonesia
    .question = Di mana Anda tinggal di Indonesia?
    .hint = Jalan dan nomor, desa atau kecamatan, dan kota. Untuk hotel, sebutkan namanya.
field-purpose = Tujuan tinggal
    .question = Untuk apa Anda ingin tinggal lebih lama?
    .hint = Pilih kegiatan utama Anda di sini.
field-email = Surel
    .question = Apa alamat surel Anda?
    .hint = Contoh: anna@example.org
field-phone = Telepon
    .question = Berapa nomor telepon Anda?
    .hint = Dengan kode negara, contoh: +62 812 0000 0000
field-onward_ticket = Tiket pulang atau lanjutan
    .question = Tambahkan tiket pulang atau lanjutan Anda
    .hint = PDF, atau foto JPEG atau PNG, paling besar 10 MB. Nama dan tanggal harus terbaca.
field-photo = Foto wajah
    .question = Tambahkan foto wajah Anda
    .hint = JPEG atau PNG, minimal 400 × 600 piksel, maksimal 10 MB. Latar polos, wajah tidak tertutup.

## Jawaban pilihan

option-permit_kind-visa_on_arrival = Visa saat kedatangan
    .hint = B1, dibayar di bandara atau sebagai e-VoA
option-permit_kind-visit_visa = Visa kunjungan
    .hint = Misalnya C1 atau C2, diberikan sebelum Anda berangkat
option-permit_kind-visa_free = Bebas visa kunjungan
    .hint = A1, untuk warga beberapa negara
option-extension_days-30 = 30 hari
option-extension_days-60 = 60 hari
option-sex-female = Perempuan
option-sex-male = Laki-laki
option-sex-unspecified = Tidak ditentukan (X di paspor)
option-purpose-tourism = Berlibur
option-purpose-family = Mengunjungi keluarga atau teman
option-purpose-business = Pertemuan bisnis
option-purpose-other = Lainnya

## Aturan

rule-itk-not-visa-free =
    .met = Jenis izin Anda dapat diperpanjang
    .met-why = Hanya kunjungan bebas visa yang tidak dapat diperpanjang.
    .not-met = Kunjungan bebas visa tidak dapat diperpanjang
    .not-met-why = Mohon tinggalkan Indonesia paling lambat pada hari terakhir. Atau mintalah saran kepada petugas.
    .unknown = Jenis izin Anda belum diketahui
    .unknown-why = Kembali dan pilih dengan apa Anda masuk ke Indonesia.
rule-itk-arrival-once =
    .met = Batas perpanjangan Anda belum habis
    .met-why = Visa saat kedatangan hanya dapat diperpanjang satu kali.
    .not-met = Visa saat kedatangan hanya dapat diperpanjang satu kali
    .not-met-why = Izin ini pernah diperpanjang. Mohon tinggalkan Indonesia paling lambat pada hari terakhir izin Anda.
    .unknown = Perpanjangan sebelumnya belum diketahui
    .unknown-why = Kembali dan jawab apakah izin tinggal ini pernah diperpanjang.
rule-itk-not-overstayed =
    .met = Izin Anda berlaku sampai { $permit_end }
    .met-why = { $days_left ->
        [0] Hari ini hari terakhirnya. Mohon ajukan hari ini juga.
       *[other] Masih ada { $days_left } hari. Ajukan sebelum berakhir agar tidak kena denda.
    }
    .not-met = Izin Anda berakhir pada { $permit_end }
    .not-met-why = { $days_over ->
       *[other] Sudah lewat { $days_over } hari. Menurut hitungan kami dendanya { $fine }. Mohon temui petugas hari ini juga.
    }
    .unknown = Hari terakhir izin Anda belum diketahui
    .unknown-why = Kembali dan isi hari terakhir izin tinggal Anda saat ini.
rule-itk-passport-valid =
    .met = Paspor berlaku sampai { $passport_expiry }
    .met-why = { $months_left ->
       *[other] Perlu paling sedikit { $months_needed } bulan. Milik Anda masih { $months_left } bulan.
    }
    .not-met = Masa berlaku paspor Anda terlalu pendek
    .not-met-why = { $months_left ->
       *[other] Berakhir { $passport_expiry }: sisa { $months_left } bulan penuh, perlu { $months_needed } bulan. Mohon perbarui dahulu di kedutaan Anda.
    }
    .unknown = Masa berlaku paspor Anda belum diketahui
    .unknown-why = Kembali dan isi tanggal berakhir yang tertera di halaman foto.
rule-itk-file-soon =
    .attention = { $days_left ->
        [0] Hari ini hari terakhir izin Anda
       *[other] Tinggal { $days_left } hari lagi
    }
    .attention-why = Mohon ajukan hari ini. Setelah { $permit_end }, setiap hari dikenai denda.
rule-itk-interview =
    .attention = Foto dan wawancara di kantor ini
    .attention-why = Wajib sejak 29 Mei 2025. Kelompok rentan dapat mengajukan dan diwawancarai dalam satu kunjungan.
rule-itk-onward-ticket =
    .why = Harus menunjukkan bahwa Anda berangkat sebelum izin baru berakhir.
rule-itk-photo =
    .why = Petugas mencocokkannya dengan paspor dan wajah Anda.
rule-itk-fee-30 = Perpanjangan 30 hari
rule-itk-fee-60 = Perpanjangan 60 hari

## Angka

figure-new_end = Izin baru sampai
figure-permit_end = Izin berakhir
figure-days_left = Sisa hari
figure-fee = Biaya resmi
figure-time = Selesai dalam
figure-time-value = { $least }–{ $most } hari kerja
