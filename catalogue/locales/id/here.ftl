# Kata-kata bersama layanan bagi orang yang berada di Indonesia: alih status, afidavit, surat keterangan
# keimigrasian, dan pertanyaan untuk statistik dan perencanaan.

## Alasan tinggal

field-family_of = Keluarga siapa
    .question = Anda bagian dari keluarga siapa?
    .hint = Pilih orang yang tinggal bersama Anda di Indonesia.
option-family_of-citizen_spouse = Saya suami atau istri seorang WNI
option-family_of-citizen_child = Saya anak seorang WNI
option-family_of-holder = Saya suami, istri, atau anak pemegang izin tinggal
    .hint = Orang yang memiliki ITAS atau ITAP
option-stay_reason-religion = Tugas keagamaan
    .hint = Misalnya sebagai rohaniwan atau guru agama
option-stay_reason-repatriation = Kembalinya mantan WNI
    .hint = Juga orang yang berkewarganegaraan ganda ketika masih anak
option-stay_reason-medical = Berobat
field-stay_since = Menetap di Indonesia sejak
    .question = Sejak kapan Anda tinggal di Indonesia tanpa terputus?
    .hint = Hitung sejak ITAS atau ITAP pertama. Bepergian dengan izin masuk kembali tidak dianggap terputus.
    .invalid = Tanggal ini belum terjadi. Isi hari mulainya hitungan Anda.

field-work_approval = Pengesahan tenaga kerja
    .question = Tambahkan pengesahan untuk mempekerjakan Anda
    .hint = Yang diberikan kementerian ketenagakerjaan kepada pemberi kerja Anda. PDF atau foto.
field-religion_letter = Surat kementerian agama
    .question = Tambahkan surat dari kementerian agama
    .hint = Berisi rekomendasi atas tugas keagamaan Anda. PDF atau foto.
field-investment_papers = Berkas investasi
    .question = Tambahkan berkas investasi Anda
    .hint = Akta perusahaan yang memuat saham Anda, dalam satu PDF, paling besar 10 MB.
field-family_deed = Akta nikah atau akta kelahiran
    .question = Tambahkan akta yang menunjukkan hubungan keluarga Anda
    .hint = Akta nikah atau akta kelahiran. Akta asing diterjemahkan penerjemah tersumpah, kecuali berbahasa Inggris.
field-sponsor_permit = Izin tinggal keluarga
    .question = Tambahkan izin tinggal anggota keluarga Anda
    .hint = ITAS atau ITAP orang yang Anda ikuti. PDF atau foto.
field-former_citizen_proof = Bukti pernah menjadi WNI
    .question = Tambahkan bukti bahwa Anda pernah menjadi WNI
    .hint = Misalnya paspor lama, KTP lama, atau akta kelahiran. PDF atau foto.
field-home_papers = Bukti rumah kedua
    .question = Tambahkan bukti untuk rumah kedua Anda
    .hint = Simpanan di bank atau bukti kepemilikan properti. PDF atau foto.
field-income_papers = Bukti penghasilan
    .question = Tambahkan bukti penghasilan atau pensiun Anda
    .hint = Tiga bulan terakhir, memuat nama Anda. PDF atau foto.

## Aturan bersama kedua alih status

rule-conversion-guarantor =
    .met = Anda memiliki penjamin
    .met-why = Penjamin bertanggung jawab atas keberadaan Anda dan menandatangani surat jaminan.
    .not-met = Untuk alasan ini diperlukan penjamin
    .not-met-why = Mintalah seseorang atau perusahaan menjamin Anda. Petugas dapat memberi tahu siapa yang boleh.
    .unknown = Penjamin Anda belum diketahui
    .unknown-why = Kembali dan pilih alasan tinggal Anda serta siapa yang menjaminnya.
rule-conversion-early =
    .attention = Mungkin belum waktunya mengajukan
    .attention-why = Instansi menyebut { $days } hari terakhir izin, yaitu sejak { $from }. Mohon tanyakan kepada petugas apakah perlu kembali nanti.
rule-conversion-visit =
    .attention = Foto dan wawancara di kantor ini
    .attention-why = Bawalah paspor dan berkas asli. Petugas mencocokkannya dengan yang Anda kirim.
rule-conversion-passport-page =
    .why = Izin yang baru terikat pada paspor ini.
rule-conversion-stay-permit =
    .why = Menunjukkan izin yang dialihkan dan masa berlakunya.
rule-conversion-guarantor-letter =
    .why = Dengan surat ini penjamin bertanggung jawab atas keberadaan Anda.
rule-conversion-guarantor-id =
    .why = Petugas memeriksa siapa yang menandatangani surat jaminan.
rule-conversion-domicile-letter =
    .why = Menunjukkan bahwa Anda tinggal di wilayah kerja kantor ini.
rule-conversion-photo =
    .why = Petugas mencocokkannya dengan paspor dan wajah Anda.
rule-conversion-work-approval =
    .why = Menunjukkan bahwa pemberi kerja boleh mempekerjakan Anda.
rule-conversion-religion-letter =
    .why = Menunjukkan bahwa tugas keagamaan Anda direkomendasikan.
rule-conversion-investment-papers =
    .why = Menunjukkan apa yang Anda investasikan.
rule-conversion-family-deed =
    .why = Menunjukkan hubungan keluarga Anda.
rule-conversion-family-card =
    .why = Menunjukkan keluarga Indonesia tempat Anda menjadi anggota.
rule-conversion-sponsor-permit =
    .why = Izin Anda mengikuti izin anggota keluarga ini.
rule-conversion-former-citizen =
    .why = Menunjukkan bahwa Anda pernah menjadi WNI.
rule-conversion-home-papers =
    .why = Menunjukkan simpanan atau propertinya.
rule-conversion-income-papers =
    .why = Menunjukkan bahwa penghasilan Anda mencukupi.
rule-check-two-nationalities =
    .check = Pemohon mungkin berkewarganegaraan ganda
    .check-why = Anak seorang WNI dapat juga menjadi WNI. Mohon tanyakan: mungkin diperlukan afidavit, bukan izin tinggal.

## Untuk statistik dan perencanaan: tidak wajib dijawab

section-voluntary = Pertanyaan sukarela
section-consents = Persetujuan Anda

field-occupation_group = Jenis pekerjaan
    .question = Jenis pekerjaan mana yang paling sesuai?
    .hint = Hanya untuk statistik pekerjaan. Boleh dikosongkan; keputusan tidak terpengaruh.
option-occupation_group-1 = Manajer
    .hint = Misalnya direktur, atau kepala toko atau sekolah
option-occupation_group-2 = Profesional
    .hint = Misalnya insinyur, guru, dokter, atau pengacara
option-occupation_group-3 = Teknisi atau asisten profesional
    .hint = Misalnya teknisi, asisten perawat, atau agen penjualan
option-occupation_group-4 = Tenaga tata usaha
    .hint = Misalnya sekretaris atau petugas pembukuan
option-occupation_group-5 = Tenaga usaha jasa atau penjualan
    .hint = Misalnya juru masak, pramusaji, penjaga toko, atau pengasuh
option-occupation_group-6 = Pekerja terampil pertanian, kehutanan, atau perikanan
option-occupation_group-7 = Pekerja pengolahan atau kerajinan
    .hint = Misalnya tukang kayu, penjahit, tukang listrik, atau montir
option-occupation_group-8 = Operator mesin atau perakit
    .hint = Misalnya sopir atau operator pabrik
option-occupation_group-9 = Pekerja kasar
    .hint = Misalnya petugas kebersihan, kuli angkut, atau buruh tani
option-occupation_group-0 = Angkatan bersenjata

field-education_level = Pendidikan tertinggi
    .question = Apa pendidikan tertinggi yang Anda tamatkan?
    .hint = Hanya untuk statistik pendidikan. Boleh dikosongkan; keputusan tidak terpengaruh.
option-education_level-0 = Di bawah sekolah dasar
option-education_level-1 = Sekolah dasar
option-education_level-2 = Sekolah menengah pertama
option-education_level-3 = Sekolah menengah atas
    .hint = Umum atau kejuruan
option-education_level-4 = Pelatihan setelah sekolah menengah
    .hint = Di bawah tingkat perguruan tinggi
option-education_level-5 = Program pendek perguruan tinggi
    .hint = Misalnya diploma dua tahun
option-education_level-6 = Sarjana atau setara
option-education_level-7 = Magister atau setara
option-education_level-8 = Doktor atau setara

field-household_size = Jumlah anggota rumah tangga
    .question = Berapa orang tinggal di rumah tangga Anda?
    .hint = Hanya untuk perencanaan; hitung diri Anda juga. Boleh dikosongkan; keputusan tidak terpengaruh.
option-household_size-1 = 1 orang
option-household_size-2 = 2 orang
option-household_size-3 = 3 orang
option-household_size-4 = 4 orang
option-household_size-5 = 5 orang
option-household_size-6 = 6 orang
option-household_size-more = 7 orang atau lebih

field-indonesian_level = Kemampuan berbahasa Indonesia
    .question = Seberapa baik Anda berbahasa Indonesia?
    .hint = Hanya untuk merencanakan kursus. Boleh dikosongkan; keputusan tidak terpengaruh.
option-indonesian_level-none = Belum bisa sama sekali
option-indonesian_level-a1 = A1: beberapa kata dan salam
option-indonesian_level-a2 = A2: kalimat sederhana tentang hal sehari-hari
option-indonesian_level-b1 = B1: berbicara tentang pekerjaan, perjalanan, dan keluarga
option-indonesian_level-b2 = B2: lancar, juga tentang hal yang sulit
option-indonesian_level-c1 = C1: hampir semuanya, lisan dan tulisan
option-indonesian_level-c2 = C2: seperti penutur sejak kecil
field-indonesian_course = Minat mengikuti kursus
    .question = Apakah Anda ingin mengikuti kursus bahasa Indonesia?
    .hint = Hanya untuk merencanakan kursus. Boleh dikosongkan: Anda tidak langsung terdaftar.

field-consent_statistics = Persetujuan: statistik
    .question = Bolehkah jawaban Anda dihitung dalam statistik, tanpa nama Anda?
    .hint = Boleh dikosongkan. Persetujuan dapat ditarik kapan saja; keputusan tidak terpengaruh.
field-consent_contact = Persetujuan: dihubungi
    .question = Bolehkah kantor menanyakan pendapat Anda tentang layanan ini di kemudian hari?
    .hint = Boleh dikosongkan. Persetujuan dapat ditarik kapan saja; keputusan tidak terpengaruh.
field-consent_referral = Persetujuan: rujukan
    .question = Bolehkah kantor meneruskan nama dan kontak Anda kepada penyelenggara kursus dan konsultasi?
    .hint = Boleh dikosongkan. Persetujuan dapat ditarik kapan saja; keputusan tidak terpengaruh.
