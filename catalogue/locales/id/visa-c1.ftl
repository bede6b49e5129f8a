# Kata-kata visa kunjungan wisata C1.

service-visa-c1 = Visa wisata, sekali masuk (C1)
    .summary = Untuk orang yang masih di luar negeri. Lihat syaratnya; pengajuannya secara daring.
    .start = Bisakah saya mendapatkannya?
    .eligible = Orang ini dapat memperoleh visa C1
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Visa ini tidak dapat diperoleh
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.
    .online = Orang yang bepergian mengajukan di situs resmi Direktorat Jenderal Imigrasi. Biayanya dibayar di sana; tidak di situs lain.
    .counter = Di loket kantor ini petugas mengajukan untuk penjamin. Bawalah KTP, surat jaminan, dan dokumen orang yang bepergian.

option-visit_length-longer--visa-c1 = Lebih dari 60 hari
rule-visa-c1-purpose =
    .met = C1 adalah visa untuk berlibur
    .met-why = Untuk wisata, dengan satu kali masuk.
    .not-met = Untuk tujuan ini ada visa lain
    .not-met-why = Misalnya C2 untuk bisnis, C6 untuk kegiatan sosial, E23 untuk bekerja. Semuanya ada di situs resmi.
    .unknown = Tujuannya belum diketahui
    .unknown-why = Kembali dan pilih untuk apa kunjungan ini.
rule-visa-c1-longer =
    .attention = Visa ini mula-mula memberi { $stay } hari
    .attention-why = Izin tinggal dapat diperpanjang di Indonesia, seluruhnya sampai { $most } hari. Setiap perpanjangan ada biayanya.
rule-visa-c1-fee = Visa C1

## Pertanyaan yang sama, diajukan kepada orang yang mengisi untuk orang lain

field-birth_date--visa-c1 =
    .question = Kapan orang yang bepergian lahir?
    .hint = Sesuai paspor. Bersama kode Anda, tanggal ini membuka permohonan tersimpan.
page-passport--visa-c1 = Paspor orang yang bepergian
field-address--visa-c1 =
    .question = Di mana orang itu akan tinggal di Indonesia?
    .hint = Hotel atau alamat: jalan dan nomor, desa atau kecamatan, dan kota.
field-passport_expiry--visa-c1 =
    .question = Sampai kapan paspor atau dokumen perjalanan berlaku?
    .invalid = Dokumen ini sudah habis berlaku. Periksa tanggalnya. Visa tidak diberikan dengan dokumen yang habis berlaku.
field-photo--visa-c1 = Foto wajah orang yang bepergian
    .question = Tambahkan foto wajah orang yang bepergian
field-passport_page--visa-c1 =
    .question = Tambahkan halaman foto paspor orang yang bepergian
page-guarantor--visa-c1 = Perusahaan mana yang menjamin kunjungan ini?
    .hint = Sesuai akta pendirian, dengan nomor telepon kantornya.
field-guarantor_kind--visa-c1 =
    .question = Siapa yang menjamin kunjungan ini?
field-guarantor_letter--visa-c1 =
    .question = Tambahkan surat penjamin
field-guarantor_id--visa-c1 =
    .question = Tambahkan KTP penjamin
field-guarantor_address--visa-c1 =
    .question = Di mana alamat penjamin?
