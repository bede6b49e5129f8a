# Kata-kata visa penelitian E29.

service-visa-e29 = Visa penelitian (E29)
    .summary = Untuk peneliti di luar negeri yang diterima lembaga di Indonesia. Lihat syaratnya; pengajuannya secara daring.
    .start = Bisakah saya mendapatkannya?
    .eligible = Orang ini dapat memperoleh visa E29
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Visa ini tidak dapat diperoleh
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.
    .online = Peneliti atau lembaganya mengajukan di situs resmi Direktorat Jenderal Imigrasi. Biayanya dibayar di sana; tidak di situs lain.
    .counter = Di loket kantor ini petugas mengajukan untuk lembaga. Bawalah KTP, surat jaminan, dan dokumen peneliti.

field-has_research_permit = Izin penelitian BRIN
    .question = Apakah BRIN sudah menerbitkan izin penelitian?
    .hint = BRIN adalah Badan Riset dan Inovasi Nasional. Izinnya memuat peneliti, topik, dan lokasi.
field-research_topic = Topik dan lokasi penelitian
    .question = Apa topik penelitiannya, dan di mana dilakukan?
    .hint = Sesuai izin penelitian. Satu atau dua kalimat sudah cukup.
field-research_permit = Izin penelitian BRIN
    .question = Tambahkan izin penelitian dari BRIN
    .hint = PDF atau foto. Nomor, nama, dan tanggal harus terbaca.

rule-e29-permit =
    .met = Izin penelitian BRIN sudah ada
    .met-why = Dengan izin ini peneliti asing boleh meneliti di sini.
    .not-met = Perlu izin penelitian BRIN lebih dahulu
    .not-met-why = Ajukan bersama lembaga di sini. Silakan kembali jika sudah terbit.
    .unknown = Izin penelitiannya belum diketahui
    .unknown-why = Kembali dan jawab apakah BRIN sudah menerbitkannya.
rule-e29-permit-paper =
    .why = Menunjukkan bahwa penelitiannya diizinkan, dan di mana.

## Pertanyaan yang sama, diajukan kepada orang yang mengisi untuk orang lain

field-birth_date--visa-e29 =
    .question = Kapan peneliti itu lahir?
    .hint = Sesuai paspor. Bersama kode Anda, tanggal ini membuka permohonan tersimpan.
page-passport--visa-e29 = Paspor peneliti itu
field-address--visa-e29 =
    .question = Di mana peneliti itu akan tinggal di Indonesia?
    .hint = Jalan dan nomor, desa atau kecamatan, dan kota. Untuk hari-hari pertama, hotel sudah cukup.
field-passport_expiry--visa-e29 =
    .question = Sampai kapan paspor atau dokumen perjalanan berlaku?
    .invalid = Dokumen ini sudah habis berlaku. Periksa tanggalnya. Visa tidak diberikan dengan dokumen yang habis berlaku.
field-bank_statement--visa-e29 =
    .question = Tambahkan rekening koran peneliti itu
field-photo--visa-e29 = Foto wajah peneliti itu
    .question = Tambahkan foto wajah peneliti itu
field-passport_page--visa-e29 =
    .question = Tambahkan halaman foto paspor peneliti itu
page-guarantor--visa-e29 = Lembaga mana yang menjamin?
    .hint = Nama lengkapnya, dengan nomor telepon kantornya.
field-guarantor_kind--visa-e29 =
    .question = Siapa yang menjamin?
    .hint = Untuk peneliti, penjaminnya lembaga di Indonesia.
field-guarantor_name--visa-e29 =
    .question = Siapa nama penjamin?
field-guarantor_phone--visa-e29 =
    .question = Berapa nomor telepon penjamin?
field-guarantor_letter--visa-e29 =
    .question = Tambahkan surat penjamin
field-guarantor_id--visa-e29 =
    .question = Tambahkan KTP penjamin
field-guarantor_address--visa-e29 =
    .question = Di mana alamat penjamin?
option-guarantor_kind-company--visa-e29 = Lembaga yang menerima peneliti
    .hint = Misalnya universitas atau lembaga negara
option-guarantor_kind-none--visa-e29 = Belum ada lembaga yang menjamin
option-acting_as-guarantor--visa-e29 = Lembaga sebagai penjamin
    .hint = Orang yang bekerja di lembaga itu
