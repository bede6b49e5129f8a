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
    .hint = Sesuai paspor atau KTP. Bersama kode Anda, tanggal ini membuka permohonan tersimpan.
    .invalid = Tanggal ini belum terjadi. Cocokkan dengan dokumen.
field-full_name = Nama lengkap
    .question = Siapa nama lengkap Anda?
    .hint = Sesuai paspor atau akta. Satu nama cukup jika di sana hanya tertera satu nama.
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
    .hint = PDF atau foto. Nama dan tanggal harus terbaca.
field-photo = Foto wajah
    .question = Tambahkan foto wajah Anda
    .hint = Foto terbaru Anda sendiri. Tanpa topi, tanpa kacamata gelap.

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
rule-permit-not-ended =
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
rule-passport-valid-long =
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
rule-permit-ends-soon =
    .attention = { $days_left ->
        [0] Hari ini hari terakhir izin Anda
       *[other] Tinggal { $days_left } hari lagi
    }
    .attention-why = Mohon ajukan hari ini. Setelah { $permit_end }, setiap hari dikenai denda.
rule-extension-interview =
    .attention = Foto dan wawancara di kantor ini
    .attention-why = Wajib sejak 29 Mei 2025. Kelompok rentan dapat mengajukan dan diwawancarai dalam satu kunjungan.
rule-itk-onward-ticket =
    .why = Harus menunjukkan bahwa Anda berangkat sebelum izin baru berakhir.
rule-itk-photo =
    .why = Petugas mencocokkannya dengan paspor dan wajah Anda.
rule-itk-fee-30 = Perpanjangan 30 hari
rule-itk-fee-60 = Perpanjangan 60 hari

## Pengisi formulir

section-acting = Pengisi formulir
page-acting-person = Siapa Anda yang mengisi formulir ini?
    .hint = Sesuai KTP atau paspor Anda sendiri. Petugas dapat meminta untuk melihatnya.
field-acting_as = Diisi oleh
    .question = Siapa yang mengisi formulir ini?
    .hint = Jika mengisi untuk orang lain, sebutkan nama Anda. Bukti diminta jika diperlukan.
field-acting_name = Nama pengisi formulir
    .hint = Sesuai KTP atau paspor orang tersebut.
field-acting_phone = Telepon pengisi formulir
    .hint = Dengan kode negara, contoh: +62 812 0000 0000
field-acting_id_number = Nomor KTP atau paspor
    .hint = NIK pada KTP, atau nomor paspor.
option-acting_as-self = Pemohon sendiri
option-acting_as-mother = Ibu
option-acting_as-father = Ayah
option-acting_as-guardian = Wali
    .hint = Orang yang ditunjuk pengadilan
option-acting_as-guarantor = Penjamin
    .hint = Perorangan, atau orang yang bekerja di perusahaan penjamin
option-acting_as-employer = Pemberi kerja
    .hint = Orang yang mengurus atas nama perusahaan
option-acting_as-helper = Orang yang membantu
    .hint = Misalnya keluarga, teman, atau biro jasa
field-birth_certificate = Akta kelahiran anak
    .question = Tambahkan akta kelahiran anak
    .hint = PDF atau foto. Semua nama harus terbaca.
field-guardian_order = Penetapan perwalian
    .question = Tambahkan penetapan perwalian
    .hint = Putusan pengadilan, berupa PDF atau foto.
field-assignment_letter = Surat tugas
    .question = Tambahkan surat tugas dari perusahaan
    .hint = Menyatakan bahwa Anda bertindak untuk perusahaan. PDF atau foto.
field-power_of_attorney = Surat kuasa
    .question = Tambahkan surat kuasa
    .hint = PDF atau foto. Kedua tanda tangan harus terlihat.
rule-acting-birth-certificate =
    .why = Menunjukkan bahwa Anda ibu atau ayahnya.
rule-acting-guardian-order =
    .why = Menunjukkan bahwa Anda boleh memutuskan untuk orang ini.
rule-acting-assignment-letter =
    .why = Menunjukkan bahwa Anda bertindak untuk pemberi kerja.
rule-acting-power-of-attorney =
    .why = Menunjukkan bahwa pengisi formulir berhak bertindak untuk pemohon.
rule-acting-guarantor-letter =
    .why = Menunjukkan siapa yang menjamin izin tinggal ini.

## Penjamin

section-guarantor = Penjamin
page-guarantor = Siapa penjamin Anda?
    .hint = Orang atau perusahaan yang menandatangani jaminan untuk izin Anda.
field-guarantor_kind = Jenis penjamin
    .question = Siapa yang menjamin Anda selama tinggal di sini?
    .hint = Penjamin perorangan berusia minimal 21 tahun atau sudah menikah, dan tinggal di Indonesia.
field-guarantor_able = Penjamin cukup umur dan menetap
    .question = Apakah penjamin berusia minimal 21 tahun atau sudah menikah, dan sudah 6 bulan tinggal di Indonesia?
    .hint = Hanya orang seperti itu yang dapat menjamin.
field-guarantor_name = Nama penjamin
    .question = Siapa nama penjamin Anda?
    .hint = Untuk perusahaan, isi nama sesuai akta pendirian.
field-guarantor_phone = Telepon penjamin
    .question = Berapa nomor telepon penjamin Anda?
    .hint = Dengan kode negara, contoh: +62 812 0000 0000
field-guarantor_address = Alamat penjamin
    .question = Di mana alamat penjamin Anda?
    .hint = Jalan dan nomor, desa atau kecamatan, dan kota.
option-guarantor_kind-person = Perorangan
    .hint = Misalnya suami atau istri Anda
option-guarantor_kind-company = Perusahaan atau lembaga
    .hint = Misalnya pemberi kerja atau universitas Anda
option-guarantor_kind-none = Saat ini saya tidak punya penjamin
field-guarantor_letter = Surat jaminan
    .question = Tambahkan surat jaminan dari penjamin Anda
    .hint = PDF atau foto. Ditandatangani dan bermeterai.
field-guarantor_id = KTP penjamin
    .question = Tambahkan KTP penjamin Anda
    .hint = PDF atau foto. Untuk perusahaan, KTP penanda tangan.
rule-guarantor-able =
    .met = Penjamin dapat menjamin izin tinggal
    .met-why = Penjamin perorangan berusia minimal 21 tahun atau sudah menikah, dan sudah 6 bulan tinggal di Indonesia.
    .not-met = Penjamin ini tidak dapat menjamin
    .not-met-why = Mintalah orang yang berusia minimal 21 tahun atau sudah menikah dan 6 bulan tinggal di sini, atau perusahaan.
    .unknown = Belum diketahui apakah penjamin dapat menjamin
    .unknown-why = Kembali dan jawab pertanyaan tentang penjamin.

## Berkas izin tinggal

field-permit_number = Nomor izin tinggal
    .question = Berapa nomor izin tinggal Anda?
    .hint = Tertera pada izin tinggal, misalnya 2C21JE1234-W.
field-passport_page = Halaman foto paspor
    .question = Tambahkan halaman foto paspor Anda
    .hint = PDF atau foto. Keempat sudutnya harus terlihat.
field-stay_permit = Izin tinggal saat ini
    .question = Tambahkan izin tinggal Anda saat ini
    .hint = PDF atau foto. Nomor dan tanggal harus terbaca.
rule-stay-passport-page =
    .why = Izin yang baru terikat pada paspor ini.
rule-stay-permit =
    .why = Menunjukkan izin yang Anda miliki sekarang dan masa berlakunya.
rule-stay-photo =
    .why = Petugas mencocokkannya dengan paspor dan wajah Anda.

## Paspor warga negara Indonesia

section-passport-book = Paspor yang diperlukan
section-travel = Perjalanan
section-emergency = Keadaan darurat
page-old-passport = Paspor lama
    .hint = Semua isian harus sama dengan yang tercetak di halaman foto paspor.
page-emergency = Siapa yang dapat kami hubungi dalam keadaan darurat?
    .hint = Pilih orang yang tidak ikut bepergian.
field-holder = Paspor untuk
    .question = Untuk siapa paspor ini?
    .hint = Sejak usia 17 tahun, atau setelah menikah, diperlukan paspor dewasa.
field-passport_kind = Alasan permohonan
    .question = Mengapa paspor diperlukan?
    .hint = Pilih yang sesuai dengan keadaan paspor terakhir.
field-passport_type = Jenis paspor
    .question = Paspor jenis apa yang diinginkan?
    .hint = Keduanya berlaku di semua negara. Paspor elektronik memiliki cip dan biayanya lebih tinggi.
field-same_day = Layanan percepatan
    .question = Apakah paspor harus selesai pada hari yang sama?
    .hint = Ada biaya tambahan. Kantor memberitahukan batas jam pengajuannya.
field-nik = NIK
    .question = Berapa NIK-nya?
    .hint = 16 angka yang tertera pada KTP atau kartu keluarga.
    .invalid = NIK terdiri atas tepat 16 angka tanpa spasi. Salin dari KTP atau kartu keluarga.
field-birth_place = Tempat lahir
    .question = Di mana tempat lahirnya?
    .hint = Kota atau kabupaten, sesuai akta kelahiran.
field-home_address = Alamat tempat tinggal
    .question = Di mana alamat tempat tinggalnya?
    .hint = Jalan dan nomor, desa atau kecamatan, dan kota.
field-occupation = Pekerjaan
    .question = Apa pekerjaan Anda?
    .hint = Misalnya guru, pedagang, pelajar, atau pensiunan.
field-passport_purpose = Tujuan bepergian
    .question = Paspor ini terutama untuk apa?
    .hint = Pilih keperluan yang paling dekat. Perjalanan berikutnya boleh berbeda.
field-destination = Negara tujuan pertama
    .question = Negara mana yang menjadi tujuan pertama?
    .hint = Kosongkan jika belum ada rencana.
field-emergency_name = Nama
    .question = Siapa nama orang ini?
field-emergency_relation = Hubungan dengan pemohon
    .question = Apa hubungan orang ini dengan pemohon?
field-emergency_phone = Telepon orang ini
    .question = Berapa nomor telepon orang ini?
    .hint = Dengan kode negara, contoh: +62 812 0000 0000
field-family_card = Kartu keluarga (KK)
    .question = Tambahkan kartu keluarga (KK)
    .hint = PDF atau foto. Semua nama harus terbaca.
field-old_passport = Paspor lama
    .question = Tambahkan halaman foto paspor lama
    .hint = PDF atau foto. Foto halaman yang rusak apa adanya.
field-police_report = Surat kehilangan dari kepolisian
    .question = Tambahkan surat kehilangan dari kepolisian
    .hint = PDF atau foto. Capnya harus terbaca.
option-holder-adult = WNI berusia 17 tahun atau lebih
option-holder-married = WNI di bawah 17 tahun yang sudah menikah
option-holder-child = Anak WNI di bawah 17 tahun, belum menikah
option-holder-foreigner = Bukan warga negara Indonesia
option-passport_kind-new = Paspor pertama
option-passport_kind-renewal = Penggantian
    .hint = Masa berlaku habis atau hampir habis, atau halamannya penuh
option-passport_kind-lost = Paspor hilang
option-passport_kind-damaged = Paspor rusak
    .hint = Misalnya sobek, basah, atau tercoret
option-passport_type-ordinary = Tanpa cip
option-passport_type-electronic = Elektronik
    .hint = Dengan cip yang menyimpan foto dan sidik jari
option-passport_purpose-holiday = Berlibur
option-passport_purpose-worship = Umrah atau haji
option-passport_purpose-family = Mengunjungi keluarga
option-passport_purpose-study = Belajar
option-passport_purpose-work = Bekerja
option-passport_purpose-medical = Berobat
option-passport_purpose-other = Lainnya
option-emergency_relation-spouse = Suami atau istri
option-emergency_relation-parent = Ayah atau ibu
option-emergency_relation-child = Anak
option-emergency_relation-sibling = Kakak atau adik
option-emergency_relation-relative = Kerabat lain
option-emergency_relation-other = Orang lain

rule-passport-citizen =
    .met = Paspor ini untuk warga negara Indonesia
    .met-why = Paspor Indonesia hanya untuk warga negara Indonesia.
    .not-met = Paspor Indonesia hanya untuk warga negara Indonesia
    .not-met-why = Mohon ajukan di kedutaan negara yang bersangkutan. Atau mintalah saran kepada petugas.
    .unknown = Kewarganegaraannya belum diketahui
    .unknown-why = Kembali dan pilih untuk siapa paspor ini.
rule-passport-nik-birth-date =
    .attention = NIK dan tanggal lahir tidak cocok
    .attention-why = NIK ini tidak memuat { $birth_date }. Bisa saja benar. Mohon cocokkan keduanya dengan kartu keluarga.
rule-passport-visit =
    .attention = Foto, sidik jari, dan wawancara di kantor ini
    .attention-why = Datanglah sendiri dengan semua dokumen asli. Lansia di atas 60 tahun, penyandang disabilitas, dan balita didahulukan.
rule-passport-inspection =
    .attention = Pemeriksaan (BAP) atas paspor yang hilang atau rusak
    .attention-why = Petugas menanyakan kejadiannya. Sampaikan jika ada bencana, misalnya banjir: biaya bebannya dapat dibebaskan.
rule-passport-old-passport =
    .why = Paspor ini diganti dengan yang baru, dan membuktikan jati diri pemegangnya.
rule-passport-police-report =
    .why = Menunjukkan bahwa kehilangan sudah dilaporkan, agar paspor tidak disalahgunakan.
rule-passport-fee-same-day = Layanan percepatan
rule-passport-fee-lost = Biaya beban paspor hilang
rule-passport-fee-damaged = Biaya beban paspor rusak

## Angka

figure-new_end = Izin baru sampai
figure-permit_end = Izin berakhir
figure-days_left = Sisa hari
figure-fee = Biaya resmi
figure-time = Selesai dalam
figure-time-value = { $least }–{ $most } hari kerja

## Kelompok layanan

group-stay = Anda berada di Indonesia dengan izin
group-citizen = Anda warga negara Indonesia
group-visit-visa = Seseorang di luar negeri ingin berkunjung
group-stay-visa = Seseorang di luar negeri ingin tinggal di sini
group-other = Layanan lainnya
