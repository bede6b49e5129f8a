# Words of the policy desk in the office window.

## The desk

policy-title = Kebijakan
policy-nav = Kebijakan
policy-lead = Yang berlaku, yang akan berlaku, dan yang sedang disiapkan.
policy-back = Kebijakan
policy-back-to-draft = Rancangan
policy-current = Sedang berlaku
policy-upcoming = Akan berlaku
policy-upcoming-none = Tidak ada versi yang menunggu harinya.
policy-history = Pernah berlaku
policy-history-none = Sebelum ini tidak ada versi lain.
policy-proposals = Usulan
policy-proposals-none = Tidak ada yang menunggu keputusan.
policy-drafts = Rancangan Anda
policy-drafts-hint = Rancangan hanya ada di perangkat ini sampai Anda mengusulkannya.
policy-drafts-none = Anda tidak punya rancangan.
policy-begin = Rancangan baru
policy-open = Buka
policy-open-of = Buka { $name }
policy-untitled = Rancangan tanpa judul
policy-changes-count = { $count ->
    *[other] { $count } perubahan
}
policy-saved = Tersimpan { $when }
policy-version = Versi { $number }
policy-version-label = Versi { $number }: { $title }
policy-version-built-in = Bawaan aplikasi
policy-version-by = Diusulkan { $by }, disetujui { $approved }
policy-version-since = Sejak { $when }
policy-version-from = Mulai { $when }
policy-instant = { $date } { $clock } (Jakarta)
policy-based-on = Berangkat dari versi { $number }
policy-services-more = { $services } dan { $count } lagi
policy-language-id = Bahasa Indonesia
policy-language-en = Bahasa Inggris

## What asks for a review

policy-signals = Perlu ditinjau
policy-signals-none = Tidak ada layanan di sini yang naik separuh dari sebelumnya.
policy-signals-basis = Dihitung dari perkara di perangkat ini: 90 hari terakhir dibanding 90 hari sebelumnya.
policy-signal-demand = { $service } naik separuh atau lebih
policy-signal-basis = { $now } perkara dalam 90 hari terakhir, { $before } dalam 90 hari sebelumnya

## Looking back

policy-compare = Bandingkan dua versi
policy-compare-old = Versi lama
policy-compare-new = Versi baru
policy-compare-button = Bandingkan
policy-compare-one = Baru ada satu versi.
policy-compare-same = Keduanya sama isinya.
policy-compare-title = Yang berbeda
policy-on-day = Apa aturannya pada suatu hari?
policy-on-day-lead = Angka dan aturan suatu layanan beserta dasarnya, pada hari mana pun.
policy-on-day-title = { $service } pada { $day }
policy-on-day-button = Tampilkan
policy-on-day-none = Pada hari itu tidak ada angka atau aturan yang berlaku.
policy-service = Layanan
policy-day = Hari
policy-figures = Angka
policy-rules = Aturan
policy-figure = Angka
policy-value = Nilai
policy-basis = Dasar hukum
policy-effect = Akibatnya
policy-rule = Aturan
policy-since = { $span } · { $citation }
policy-span-from = mulai { $from }
policy-span-between = dari { $from } sampai { $until }
policy-verified-official = Dipastikan instansi
policy-verified-secondary = Belum dipastikan instansi
policy-verified-placeholder = Angka sementara
policy-parameter-later = { $value } { $span } sudah direncanakan
policy-parameter-shared = { $count ->
    *[other] { $count } layanan lain juga memakai angka ini, dan ikut berubah.
}

## What rules do

policy-effect-refuse = Menolak
policy-effect-warn = Mengingatkan
policy-effect-check = Minta petugas memeriksa
policy-effect-interview = Minta datang wawancara
policy-effect-document = Minta dokumen
policy-effect-fee = Menetapkan biaya
policy-effect-figure = Menampilkan angka
policy-effect-limit = Menetapkan batas
policy-effect-route = Mengarahkan ke daftar atau unit
policy-effect-waive = Mengesampingkan aturan lain

## Sentences

policy-change-parameter = { $name }: { $old } → { $new } { $span }
policy-change-rule-new = Baru untuk { $services } { $span }: “{ $words }” ({ $effect })
policy-change-rule-replaced = Aturan pengganti untuk { $services } { $span }: “{ $words }” ({ $effect })
policy-change-rule-rewritten = Ditulis ulang untuk { $services } { $span }: “{ $words }” ({ $effect })
policy-change-rule-ended = “{ $words }” berlaku terakhir pada { $last }
policy-change-document = { $service } meminta “{ $document }” { $span }
policy-change-file = { $path } diubah sebagai teks
policy-diff-parameters = Angka
policy-diff-documents = Dokumen
policy-diff-fees = Biaya
policy-diff-rules = Aturan
policy-diff-services = Layanan
policy-diff-forms = Formulir
policy-diff-words = Kata-kata
policy-diff-files = Berkas lain
policy-diff-rule-added = Baru untuk { $services } { $span }: “{ $words }” ({ $effect })
policy-diff-rule-changed = Berubah untuk { $services } { $span }: “{ $words }” ({ $effect })
policy-diff-rule-removed = Hilang untuk { $services } { $span }: “{ $words }” ({ $effect })
policy-diff-service-added = { $service } baru
policy-diff-service-removed = { $service } tidak ada lagi
policy-diff-before = Sebelum
policy-diff-after = Sesudah
policy-diff-nothing = tidak ada
policy-part-services = Layanan
policy-part-from = Hari pertama
policy-part-until = Hari terakhir
policy-part-citation = Dasar hukum
policy-part-applies = Tentang siapa
policy-part-when = Syarat
policy-part-effect = Akibatnya
policy-part-values = Nilai dalam kata:
policy-form-field = Pertanyaan:
policy-form-page = Halaman:
policy-form-screening = Halaman sebelum formulir:
policy-form-page-order = Urutan halaman
policy-form-screening-order = Urutan halaman sebelum formulir
policy-form-steps = Langkah
policy-form-conditions = Syarat pemberian
policy-form-days = Hari kerja
policy-form-decisive = Yang dilihat petugas lebih dulu
policy-form-filed = Tempat pengajuan
policy-form-permit = Izin
policy-form-pictogram = Piktogram

## The draft

policy-draft = Rancangan
policy-details = Apa dan kapan
policy-details-save = Simpan
policy-draft-title = Judul ({ $language })
policy-draft-title-hint = Seperti yang dibaca orang, misalnya Visa lansia mulai 50 tahun
policy-draft-reason = Alasan
policy-draft-reason-hint = Untuk penyetuju dan riwayat.
policy-draft-day = Mulai berlaku
policy-draft-time = Pukul (waktu Jakarta)
policy-draft-until = Hari terakhir, bila kembali sendiri
policy-draft-until-hint = Perubahan baru memakai hari ini. Kosongkan bila seterusnya.
policy-transition = Perkara yang berjalan
policy-transition-keep = Tetap memakai aturan saat diajukan
policy-transition-keep-hint = Yang sudah mengajukan dinilai seperti yang dijanjikan.
policy-transition-apply = Yang belum diputus dinilai dengan aturan baru
policy-transition-apply-hint = Petugas melihat apa yang berubah di tiap perkara, dan sebabnya.
policy-changes = Perubahan
policy-changes-none = Belum ada perubahan. Pilih layanan untuk mulai.
policy-add = Tambah perubahan
policy-add-lead = Pilih layanan; angka dan aturannya tampil apa adanya.
policy-as-text = Ubah sebagai teks
policy-change-edit = Ubah
policy-change-edit-of = Ubah: { $change }
policy-take-back = Batalkan
policy-take-back-of = Batalkan: { $change }
policy-reads = Cara terbacanya
policy-discard = Buang rancangan…
policy-discard-heading = Buang rancangan ini?
policy-discard-meaning = Rancangan hanya ada di perangkat ini. Yang sudah diusulkan tetap ada.
policy-discard-button = Buang
policy-check = Periksa
policy-check-title = Yang masih menghalangi
policy-check-lead = Semua diperiksa: aturan, kata kedua bahasa, dan semua contoh perkara.
policy-check-busy = Memeriksa…
policy-check-clean = Tidak ada yang menghalangi.
policy-check-again = Periksa lagi

## Forms

policy-service-lead = Angka dan aturan pada hari pertama rancangan Anda.
policy-figure-change = Ubah
policy-figure-change-of = Ubah { $name }
policy-figure-heading = Ubah: { $name }
policy-figure-now = Kini { $value } { $since }
policy-rule-change = Ubah
policy-rule-change-of = Ubah: { $name }
policy-rule-end = Akhiri
policy-rule-end-of = Akhiri: { $name }
policy-rule-end-heading = Akhiri aturan
policy-rule-new = Aturan baru
policy-rule-heading = Aturan baru untuk { $service }
policy-rule-change-heading = Ubah aturan { $service }
policy-rule-change-lead = Aturan kini berakhir sehari sebelumnya; yang ini menggantikannya.
policy-document-new = Minta dokumen
policy-document-heading = Dokumen untuk { $service }
policy-put = Masukkan ke rancangan
policy-field-value = Nilai baru
policy-field-from = Mulai
policy-field-until = Sampai, atau kosong bila seterusnya
policy-field-until-hint = Sehari sesudahnya, yang lama kembali sendiri.
policy-field-last = Hari terakhir
policy-field-citation = Dasar hukum
policy-field-citation-hint = Misalnya Permenimipas 12/2026 Pasal 7
policy-field-source = Di mana dapat dibaca
policy-field-source-hint = Alamat atau nomor berkas. Kosong: seperti dasar hukumnya.
policy-field-id = Nama pendek aturan
policy-field-id-hint = Huruf kecil, angka, dan tanda hubung. Nama ini tetap.
policy-field-effect = Akibatnya
policy-field-fee = Jumlah rupiah, atau rumus
policy-field-waive = Aturan yang dikesampingkan
policy-field-route = Nama daftar atau unit
policy-field-when = Berlaku bila
policy-field-when-hint = Kosong: selalu. Misalnya age_on(birth_date, today) >= 50
policy-field-facts = Yang dapat dipakai dalam syarat
policy-field-words = Kata-kata untuk orang
policy-field-document = Dokumen
policy-field-document-other = Yang diminta layanan lain
policy-field-document-new = Dokumen baru, dengan kata sendiri
policy-field-document-id = Nama pendek dokumen
policy-field-document-id-hint = Huruf kecil dan garis bawah, misalnya health_insurance
policy-field-label = Nama
policy-field-question = Kalimat di formulir
policy-field-hint = Petunjuk
policy-field-why = Mengapa diperlukan
policy-words-met = Bila terpenuhi
policy-words-met-why = Bila terpenuhi: sebabnya
policy-words-not-met = Bila tidak terpenuhi
policy-words-not-met-why = Bila tidak terpenuhi: sebab dan jalan keluarnya
policy-words-unknown = Selama belum diketahui
policy-words-unknown-why = Selama belum diketahui: apa yang kurang
policy-words-attention = Yang dikatakan kepada orang
policy-words-attention-why = Sebab dan jalan keluarnya
policy-words-check = Yang dikatakan kepada petugas
policy-words-check-why = Sebabnya
policy-words-why = Mengapa diperlukan
policy-words-label = Nama biaya
policy-fact-today = Hari ini
policy-day-missing = Pilih hari.
policy-number-missing = Masukkan bilangan bulat dengan angka saja.

## As text

policy-text-lead = Berkas apa adanya. Diperiksa selagi Anda mengetik.
policy-text-note = Perubahan dari formulir ditambahkan di atasnya dan tidak tampil di sini.
policy-text-file = Berkas
policy-text-label = Teks { $path }
policy-text-clean = Berkas ini terbaca.
policy-text-save = Masukkan ke rancangan
policy-line = Baris { $line }

## What is said

policy-said-begun = Rancangan dimulai dan tersimpan di perangkat ini.
policy-said-discarded = Rancangan sudah dibuang.
policy-said-saved = Tersimpan di perangkat ini.
policy-said-put = Perubahan ada di rancangan, tersimpan di perangkat ini.
policy-said-taken-back = Perubahan dibatalkan.

## What is wrong with a change

policy-fault-unknown-parameter = Tidak ada angka { $about }.
policy-fault-unknown-rule = Tidak ada aturan { $about }.
policy-fault-unknown-service = Tidak ada layanan { $about }.
policy-fault-unknown-document = Layanan ini tidak meminta dokumen { $about }.
policy-fault-no-service = Pilih setidaknya satu layanan.
policy-fault-no-such-file = { $about } bukan berkas katalog.
policy-fault-no-citation = Masukkan dasar hukum.
policy-fault-ends-before-it-begins = Hari terakhir mendahului hari pertama ({ $about }).
policy-fault-too-early = Rancangan mulai berlaku { $about }; perubahan tidak bisa lebih awal.
policy-fault-ended-before = Aturan sudah berakhir pada { $about }.
policy-fault-nothing-to-return-to = Tidak ada nilai lama yang dapat kembali.
policy-fault-value-between = Nilai lain mulai { $about }, di antara kedua hari.
policy-fault-negative-money = Uang tidak pernah di bawah nol: { $about }.
policy-fault-not-whole = Uang dalam rupiah bulat; jangan pakai pecahan: { $about }.
policy-fault-expression = Rumus tidak terbaca: { $about }.
policy-fault-name = Huruf kecil, angka, tanda hubung atau garis bawah, diawali huruf: { $about }
policy-fault-name-taken = { $about } sudah ada; pilih nama lain.
policy-fault-no-bound = Batas menyebut paling sedikit, paling banyak, atau keduanya.
policy-fault-words-missing = Kata-kata ini belum ada ({ $about }).
policy-fault-words-unreadable = Tulis satu teks; nilai isian di dalam kurung kurawal, misalnya {"{"} $days {"}"}: { $about }
policy-fault-document-there = Layanan ini sudah meminta { $about }.
policy-fault-unknown-page = Formulir tidak punya halaman { $about }.
policy-fault-file-unreadable = Berkas tidak terbaca: { $about }

## Trying it

policy-try = Coba
policy-try-title = Apa akibatnya
policy-try-lead = Pusat menilai perkara beberapa bulan dengan aturan lama dan baru.
policy-try-months = Perkara dari
policy-try-months-count = { $count ->
    *[other] { $count } bulan terakhir
}
policy-try-button = Coba pada perkara ini
policy-try-busy = Pusat sedang menghitung…
policy-tried-all = { $count } perkara dari { $first } sampai { $last } dilihat.
policy-tried-part = { $count } dari { $all } perkara dari { $first } sampai { $last } dilihat.
policy-tried-few = Kurang dari sepuluh perkara diajukan dari { $first } sampai { $last }, jadi tidak ada angka yang ditampilkan.
policy-tried-day = Masing-masing dinilai seakan diajukan pada { $from }.
policy-tried-not-kept = Tidak disimpan dari perkara, jadi tidak diketahui di sini: { $facts }.
policy-tried-hidden = disembunyikan, di bawah sepuluh
policy-tried-hidden-lead = Kelompok di bawah sepuluh orang disembunyikan, juga yang dapat mengungkapnya.
policy-tried-none-named = Tidak disebut
policy-tried-cases = Perkara
policy-tried-newly-eligible = Kini memenuhi syarat
policy-tried-newly-refused = Kini ditolak
policy-tried-newly-unknown = Kini belum pasti
policy-tried-other-fee = Biaya lain
policy-tried-other-documents = Dokumen lain
policy-tried-income = Penerimaan biaya
policy-tried-visits = Wawancara
policy-tried-documents = Dokumen diperiksa
policy-tried-services = Menurut layanan
policy-tried-nationalities = Menurut kewarganegaraan
policy-tried-offices = Menurut kantor
policy-tried-list = Perkara { $office } yang berubah: { $count }
policy-tried-eligible = Memenuhi syarat
policy-tried-refused = Ditolak
policy-tried-unknown = Belum pasti
policy-tried-reference = Nomor
policy-tried-filed = Diajukan
policy-tried-before = Sebelum
policy-tried-after = Sesudah
policy-tried-more = Perubahan lain

## Proposals

policy-propose = Usulkan
policy-propose-lead = Orang lain menyetujuinya; lalu tiap perangkat beralih pada menitnya.
policy-propose-title = Isi judul dalam bahasa ini.
policy-propose-reason = Sebutkan alasannya.
policy-propose-nothing = Belum ada perubahan dalam rancangan.
policy-propose-stands = Masih ada yang menghalangi. Tekan Periksa untuk melihatnya.
policy-state-proposed = Diusulkan
policy-state-sent-back = Dikembalikan
policy-state-withdrawn = Ditarik
policy-state-approved = Disetujui
policy-waits-centre = Menunggu jaringan
policy-waits-approver = Menunggu penyetuju
policy-waits-editor = Menunggu penyusun
policy-someone-elsewhere = Seseorang di kantor lain
policy-proposal-by = Diusulkan oleh { $by }
policy-proposal-note = Catatan
policy-approve = Setujui…
policy-approve-heading = Setujui usulan ini?
policy-approve-meaning = Segera diumumkan, dan berlaku { $from }.
policy-approve-meaning-you = Nama Anda tercatat dalam riwayat.
policy-approve-button = Setujui dan umumkan
policy-approve-denied-role = Hanya yang berperan penyetuju kebijakan yang menyetujui.
policy-approve-denied-author = Anda penulisnya. Penyetuju kebijakan lain yang menyetujui.
policy-send-back = Kembalikan…
policy-send-back-heading = Kembalikan dengan catatan
policy-send-back-button = Kembalikan
policy-withdraw = Tarik…
policy-withdraw-heading = Tarik usulan ini?
policy-withdraw-button = Tarik
policy-revise = Perbaiki
policy-note = Catatan
policy-said-proposed = Sudah diusulkan. Penyetuju kini melihatnya.
policy-said-sent-back = Sudah dikembalikan kepada penyusun.
policy-said-withdrawn = Sudah ditarik.
policy-said-approved = Sudah disetujui dan diumumkan.
problem-offline-policy = Perubahan dicoba di pusat, dan sekarang tidak ada jaringan.
    .next = Coba lagi bila jaringan pulih.
    .kept = Rancangan Anda tersimpan di perangkat ini. Anda dapat melanjutkannya.

## Figures by name

parameter-adult_age = Usia dewasa
parameter-affidavit_fee = Biaya afidavit
parameter-skim_fee = Biaya SKIM
parameter-skim_days_least = Waktu SKIM, paling cepat
parameter-skim_days_most = Waktu SKIM, paling lama
parameter-skim_row_months = Bulan berturut-turut untuk SKIM
parameter-skim_parts_years = Tahun terputus untuk SKIM
parameter-conversion_days_least = Waktu alih status ITAS, paling cepat
parameter-conversion_days_most = Waktu alih status ITAS, paling lama
parameter-conversion_last_days = Hari sebelum habis untuk alih status
parameter-itap_days_least = Waktu ITAP, paling cepat
parameter-itap_days_most = Waktu ITAP, paling lama
parameter-itap_fee_5 = Biaya ITAP 5 tahun
parameter-itap_years = Lama ITAP
parameter-itap_stay_months = Masa tinggal untuk ITAP
parameter-itap_marriage_months = Lama nikah untuk ITAP
parameter-itap_elder_age = Usia paling rendah ITAP lansia
parameter-objection_days = Hari untuk keberatan
parameter-passport_fee_ordinary_5 = Biaya paspor biasa 5 tahun
parameter-passport_fee_ordinary_10 = Biaya paspor biasa 10 tahun
parameter-passport_fee_electronic_5 = Biaya paspor elektronik 5 tahun
parameter-passport_fee_electronic_10 = Biaya paspor elektronik 10 tahun
parameter-passport_fee_same_day = Biaya tambahan paspor selesai hari sama
parameter-passport_fee_lost = Biaya tambahan paspor hilang
parameter-passport_fee_damaged = Biaya tambahan paspor rusak
parameter-passport_days_least = Waktu paspor, paling cepat
parameter-passport_days_most = Waktu paspor, paling lama
parameter-photo_width = Lebar foto, paling sedikit
parameter-photo_height = Tinggi foto, paling sedikit
parameter-photo_head_least = Tinggi kepala di foto, paling sedikit
parameter-photo_head_most = Tinggi kepala di foto, paling banyak
parameter-photo_eyes_least = Letak mata di foto, paling rendah
parameter-photo_eyes_most = Letak mata di foto, paling tinggi
parameter-photo_kilobytes = Ukuran berkas foto, paling besar
parameter-itas_fee_1 = Biaya ITAS 1 tahun
parameter-itas_fee_2 = Biaya ITAS 2 tahun
parameter-itas_fee_5 = Biaya ITAS 5 tahun
parameter-itas_fee_10 = Biaya ITAS 10 tahun
parameter-reentry_fee_30d = Biaya izin masuk kembali 30 hari
parameter-reentry_fee_1 = Biaya izin masuk kembali 1 tahun
parameter-reentry_fee_2 = Biaya izin masuk kembali 2 tahun
parameter-reentry_fee_5 = Biaya izin masuk kembali 5 tahun
parameter-reentry_fee_10 = Biaya izin masuk kembali 10 tahun
parameter-itas_window_months = Bulan sebelum habis untuk perpanjang ITAS
parameter-stay_days_least = Waktu izin tinggal, paling cepat
parameter-stay_days_most = Waktu izin tinggal, paling lama
parameter-stay_visa_fee = Biaya visa tinggal terbatas
parameter-e23_visa_fee = Biaya visa E23
parameter-e28a_visa_fee = Biaya visa E28A
parameter-e30_permit_fee_4 = Biaya izin 4 tahun, E30
parameter-e30_reentry_fee_4 = Biaya masuk kembali 4 tahun, E30
parameter-visa_use_days = Hari untuk memakai visa tinggal terbatas
parameter-stay_visa_years = Lama visa tinggal terbatas
parameter-e23_stay_months = Lama kerja dengan E23, paling lama
parameter-e33_stay_years = Lama rumah kedua, E33
parameter-e33_passport_months = Masa paspor yang disarankan untuk E33
parameter-e33f_age_least = Usia paling rendah E33F
parameter-e33f_income_least = Penghasilan bulanan paling sedikit E33F
parameter-e33g_income_least = Penghasilan tahunan paling sedikit E33G
parameter-e33_deposit_least = Simpanan paling sedikit E33
parameter-e33_property_least = Nilai properti paling sedikit E33
parameter-e28a_shares_least = Saham paling sedikit E28A
parameter-family_child_age = Usia anak yang dapat ikut
parameter-visit_visa_stay = Masa tinggal visa kunjungan
parameter-visit_long_stay = Masa tinggal kunjungan yang panjang
parameter-visit_long_most = Masa kunjungan panjang, paling lama
parameter-visa_c2_fee = Biaya visa C2
parameter-visa_b1_fee = Biaya visa saat kedatangan
parameter-visa_b1_extension_fee = Biaya perpanjangan visa saat kedatangan
parameter-visa_b1_stay = Masa tinggal visa saat kedatangan
parameter-visa_b1_stay_most = Masa tinggal terlama visa saat kedatangan
parameter-visa_b1_use_days = Hari untuk memakai visa saat kedatangan
parameter-visa_d1_fee_year = Biaya visa D1 per tahun
parameter-visa_d1_stay = Masa tinggal visa D1
parameter-visa_c6_fee = Biaya visa C6
parameter-visa_c18_fee = Biaya visa C18
parameter-visa_c18_stay = Masa tinggal visa C18
parameter-visa_c22_fee = Biaya visa C22
parameter-visa_c12_fee = Biaya visa C12
parameter-visa_c17_fee = Biaya visa C17
parameter-visa_c7_fee = Biaya visa C7
parameter-visa_c7_stay = Masa tinggal visa C7
parameter-visa_c1_fee = Biaya visa C1
parameter-visa_c1_stay = Masa tinggal visa C1
parameter-visit_stay_most = Masa kunjungan, paling lama
parameter-visa_funds = Dana biaya hidup
parameter-stateless_months = Masa dokumen tanpa kewarganegaraan
parameter-visa_days_least = Waktu visa, paling cepat
parameter-visa_days_most = Waktu visa, paling lama
parameter-itk_fee_30 = Biaya ITK 30 hari
parameter-itk_fee_60 = Biaya ITK 60 hari
parameter-itk_days_least = Waktu ITK, paling cepat
parameter-itk_days_most = Waktu ITK, paling lama
parameter-passport_months = Masa berlaku paspor
parameter-overstay_fine = Biaya sehari terlambat
parameter-soon_days = Hari yang dianggap segera
