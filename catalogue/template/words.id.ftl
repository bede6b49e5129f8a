# Kata-kata my-service.

service-my-service = Layanan saya
    .summary = Apa layanan ini, dalam satu kalimat.
    .start = Bisakah saya mendapatkannya?
    .eligible = Anda dapat memperolehnya
    .eligible-lead = Ini yang perlu disiapkan, dan mengapa masing-masing diperlukan.
    .not-eligible = Anda tidak dapat memperolehnya
    .not-eligible-lead = Di bawah ini alasannya, dan apa yang dapat Anda lakukan sekarang.
    .unknown = Belum dapat dipastikan
    .unknown-lead = Masih ada jawaban yang kurang. Kembali untuk mengisinya, atau tanyakan kepada petugas.

section-my-service = Layanan saya
field-my_service_years = Jangka waktu
    .question = Untuk berapa lama Anda memerlukannya?
    .hint = Yang membantu menjawab.
option-my_service_years-1 = 1 tahun
option-my_service_years-2 = 2 tahun
option-my_service_years-none = Saya tidak memerlukannya

rule-my-service-years =
    .met = Anda memerlukannya
    .met-why = Hanya yang memerlukan yang memperolehnya.
    .not-met = Yang tidak memerlukan tidak memperolehnya
    .not-met-why = Apa yang dapat dilakukan sekarang.
    .unknown = Jangka waktunya belum diketahui
    .unknown-why = Kembali dan pilih untuk berapa lama Anda memerlukannya.
rule-my-service-passport-page =
    .why = Mengapa dokumen ini diperlukan.
rule-my-service-fee = Layanan saya
rule-my-service-birth-certificate =
    .why = Menunjukkan bahwa Anda ibu atau ayahnya.
rule-my-service-guardian-order =
    .why = Menunjukkan bahwa Anda boleh memutuskan untuk orang ini.
rule-my-service-guarantor-letter =
    .why = Menunjukkan siapa yang menjamin izin tinggal ini.
rule-my-service-assignment-letter =
    .why = Menunjukkan bahwa Anda bertindak untuk pemberi kerja.
rule-my-service-power-of-attorney =
    .why = Menunjukkan bahwa pengisi formulir berhak bertindak untuk pemohon.
