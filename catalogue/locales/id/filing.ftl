# Kata-kata inti tentang pengajuan: untuk orang lain, untuk keluarga, di loket, dan di tempat lain.

filed-by = Diajukan oleh { $role }
figure-filed-by = Diajukan oleh
figure-filed-by-for = { $role }, untuk { $applicant }
receipt-journey-at-counter = Tersimpan di perangkat ini. Dikirim dengan sendirinya begitu ada jaringan.
resume-kept-at-counter = Tersimpan di perangkat ini sampai { $date }. Dapat dibuka lagi di loket ini.
filed-at-counter = Di loket, oleh { $officer }

## Sebagai apa seseorang bertindak, dan apa yang dinyatakannya

acting-mother = ibu
    .declaration = Saya { $name }, ibu dari { $applicant }. Saya mengajukan permohonan ini untuk anak saya.
acting-father = ayah
    .declaration = Saya { $name }, ayah dari { $applicant }. Saya mengajukan permohonan ini untuk anak saya.
acting-guardian = wali
    .declaration = Saya { $name }, wali dari { $applicant }. Saya mengajukan permohonan ini untuk orang tersebut.
acting-guarantor = penjamin
    .declaration = Saya { $name } dan bertindak sebagai penjamin { $applicant }. Saya mengajukan permohonan ini untuk orang tersebut.
acting-employer = pemberi kerja
    .declaration = Saya { $name } dan bertindak untuk pemberi kerja { $applicant }. Saya mengajukan permohonan ini untuk orang tersebut.
acting-helper = orang yang membantu
    .declaration = Saya { $name } dan bertindak untuk { $applicant } berdasarkan surat kuasa.

## Jawaban

provenance-reused = dari permohonan sebelumnya
fault-no-such-month = “{ $label }”: tidak ada bulan { $month }. Bulan hanya dari 1 sampai 12.
fault-no-such-day = “{ $label }”: { $month } { $year } tidak memiliki tanggal { $day }. Bulan itu hanya sampai tanggal { $last }.

## Sebelum formulir

assessment-so-far = Sejauh yang kami ketahui saat ini.
finding-put-off = Diperiksa di formulir: { $fields }
finding-put-off-why = Hal ini ditanyakan di formulir. Jawabannya masih dapat membuat layanan ditolak.

## Yang disampaikan kepada petugas tentang suatu jawaban

check-mended = { $label } diperbaiki secara manual
check-mended-why = Terbaca “{ $scanned }” dengan angka periksa yang tidak cocok. Lalu diketik “{ $typed }”. Mohon cocokkan dengan paspor.
check-doubtful = { $label } terbaca dengan keraguan
check-doubtful-why = Terbaca “{ $scanned }”, tetapi angka periksanya tidak cocok. Mohon cocokkan dengan paspor.

## Yang dihitung

unit-days = { $number } hari
unit-months = { $number } bulan
unit-years = { $number } tahun
unit-working-days = { $number } hari kerja
unit-US-dollars = US$ { $number }
unit-pixels = { $number } px
unit-percent = { $number } %
unit-kB = { $number } kB
unit-places = { $number } tempat

# What a rule limits, beside the label of its figure.
limit-most = paling banyak { $most }
limit-least = paling sedikit { $least }
limit-between = { $least } – { $most }

## Untuk yang ditolak

otherwise-choice = “{ $label }” menjadi: { $value }
otherwise-later = “{ $label }” menjadi { $date } atau sesudahnya.
otherwise-earlier = “{ $label }” menjadi { $date } atau sebelumnya.
otherwise-wait = Anda bertanya lagi pada { $date } atau sesudahnya.
