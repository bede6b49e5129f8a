# Yang disampaikan aturan policy/checks.toml kepada petugas.

rule-check-nik-sex =
    .check = NIK dan jenis kelamin tidak cocok
    .check-why = Pada NIK perempuan, tanggalnya ditambah 40. Di sini keduanya berbeda, dan itu bisa saja benar. Cocokkan dengan kartu keluarga.
rule-check-name-cut =
    .check = Nama mungkin terpotong di baris paspor
    .check-why = Baris paspor terbaca “{ $scanned }” dan tidak cukup untuk lebih. Permohonan menyebut “{ $typed }”. Cocokkan dengan halaman foto.
rule-check-same-person =
    .check = Pengisi formulir bernama sama dengan pemohon
    .check-why = Formulir diisi untuk orang lain, tetapi kedua namanya sama. Tanyakan siapa yang mengajukan.
rule-check-citizen =
    .check = Menurut jawaban ini pemohon adalah warga negara Indonesia
    .check-why = Warga negara tidak memerlukan visa atau izin tinggal. Cocokkan dengan paspor, dan tanyakan kewarganegaraan kedua.
rule-check-stay-long =
    .check = Masa tinggal akan melebihi batas kunjungan
    .check-why = Dari kedatangan sampai akhir izin baru ada { $days } hari; batasnya { $most } hari. Cocokkan dengan cap masuk dan visa.
rule-check-passport-ends-first =
    .check = Paspor berakhir sebelum izin baru
    .check-why = Paspor berakhir { $passport_expiry }, izin baru akan berakhir { $new_end }.
rule-check-passport-ends-soon =
    .check = Paspor segera berakhir
    .check-why = Berakhir { $passport_expiry }, kurang dari { $months } bulan lagi. Negara lain mungkin menolaknya.
rule-check-renewal-early =
    .check = Paspor lama masih lama berlaku
    .check-why = Berlaku sampai { $passport_expiry }, masih { $months } bulan. Tanyakan mengapa diganti sekarang, misalnya karena halaman penuh.
