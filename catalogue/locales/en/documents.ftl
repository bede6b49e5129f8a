# What the core of both windows says of files: what is wrong with one, what was done to it, what a photo is
# like.

number-decimal = .

## What a file is

file-jpeg = JPEG picture
file-png = PNG picture
file-gif = GIF picture
file-bmp = BMP picture
file-tiff = TIFF picture
file-webp = WebP picture
file-pdf = PDF document
file-other = another format
file-words = { $kind }, { $size }

## What was done to it

file-changed-format = It came as a { $from } and was converted.
file-changed-size = It had { $size } and was made smaller.
file-changed-cut = It was cut to the shape of the photo.

## What is wrong with it, and how to mend it

file-kept = Your answers and other files are kept.

problem-file-empty = This file is empty.
    .next = Choose the file again, or save it anew on your phone and choose that one.
problem-file-unreadable = The file could not be read to its end.
    .next = Keep the phone or stick connected, and choose the file again.
problem-file-unknown = This kind of file cannot be opened.
    .next = Choose a photo or a PDF of the document. A screenshot also works.
problem-file-too-large = This file is too large: { $size } MB. At most { $most } MB can be opened.
    .next = Take a photo of the document instead, or save only the pages that are needed.
problem-file-pdf-too-large = This PDF is too large: { $size } MB. At most { $most } MB are taken.
    .next = Save only the pages that are needed, scan in grey at 200 dpi, or photograph each page.
problem-file-pdf-pages = This PDF has { $pages } pages. At most { $most } are taken.
    .next = Save only the pages that are needed as a PDF of their own.
problem-file-damaged = This file cannot be opened. It is damaged.
    .next = Choose the file again. If it still does not open, take a photo of the document.
problem-file-incomplete = This picture is not complete. A part of it is missing.
    .next = Wait until it has arrived whole on your phone, then choose it again.
problem-file-protected = This PDF is locked with a password.
    .next = Open it, print it to a new PDF without a password, and choose that. A photo of each page also works.
problem-file-too-many-pixels = This picture has too many pixels: { $width } × { $height }.
    .next = Take the photo with a lower resolution, or choose a screenshot of it.
problem-file-too-slow = This file takes too long to open.
    .next = Take a photo of the document, or print it to a new PDF, and choose that.
problem-file-too-heavy = This file could not be opened safely, so it was closed again.
    .next = Take a photo of the document, or print it to a new PDF, and choose that.
problem-file-heic = This is a HEIC picture, the format of iPhones. It cannot be opened here.
    .next = Take a screenshot of the picture and choose that. For new photos: Settings, Camera, Formats, “Most Compatible”.
problem-file-avif = This is an AVIF picture. It cannot be opened here.
    .next = Take a screenshot of the picture, or save it as JPEG, and choose that.
problem-file-rare = This picture is of a kind that cannot be opened here.
    .next = Save it as JPEG or PNG, or take a screenshot of it, and choose that.
problem-file-tiff-pages = This TIFF holds { $pages } pages. Only the first would be kept.
    .next = Save all pages as one PDF and choose that.
problem-file-office = This is a document of an office program, such as Word.
    .next = Open it there, choose “Save as” or “Print”, then “PDF”. Choose that PDF here.
problem-file-archive = This is a packed archive, such as a ZIP.
    .next = Unpack it first. Then choose the document that was in it.
problem-file-recording = This is a video or a sound recording.
    .next = Choose a photo or a PDF. A screenshot of the video also works.
problem-file-web = This is a web page or a drawing.
    .next = Open it in a browser, choose “Print”, then “Save as PDF”. Choose that PDF here.
problem-file-text = This file holds plain text only.
    .next = Choose a photo or a PDF of the document. A screenshot also works.
problem-file-photo-needs-picture = A photo of your face cannot be a PDF.
    .next = Choose the photo itself, for example a JPEG. A screenshot of it is often too small.
problem-file-too-small-photo = This photo is too small: { $width } × { $height } pixels.
    .next = It needs at least { $least_width } × { $least_height } pixels. Choose the original photo, not a preview of it.
problem-decoder = Files cannot be opened on this device now.
    .next = Please tell an officer. You can finish this application at another device with your code.
    .kept = Your answers and other files are kept.

## The photo of a face

fault-photo = Please read what is said of your photo. Choose another one, or use this one anyway.

photo-rule-face = Look straight at the camera, eyes open, face uncovered, in even light.
photo-rule-head = From crown to chin your head takes { $head_least } to { $head_most } % of the height.
photo-rule-size = Upright, like 4 × 6 cm, at least { $width } × { $height } pixels.
photo-rule-ground-white = The background is plain white.
photo-rule-ground-red = The background is plain red.
photo-rule-ground-blue = The background is plain blue.
photo-rule-ground-any = The background is of one plain colour.
photo-colour-white = white
photo-colour-red = red
photo-colour-blue = blue
photo-colour-any = of one colour

photo-pixels = It has enough pixels.
photo-shape = It has the right shape.
photo-shape-wide = It is too wide.
    .why = Cut it at both sides, so that it is two parts wide and three parts high.
photo-shape-tall = It is too tall.
    .why = Cut it above and below, so that it is two parts wide and three parts high.
photo-sharp = It is sharp.
photo-blurred = It seems blurred.
    .why = Clean the lens, hold still, tap on the face, and take it again.
photo-light = The light is good.
photo-light-dark = The face seems too dark.
    .why = Face a window or a lamp, and take it again.
photo-light-bright = The face seems too bright.
    .why = Go out of the direct light, and take it again.
photo-ground = The background is plain.
photo-ground-uneven = The background seems uneven.
    .why = Stand half a metre before a plain wall, without shadows, and take it again.
photo-ground-colour = The background does not seem { $ground }.
    .why = Stand before a { $ground } wall or cloth, and take it again.
photo-head = Your head is where it should be.
photo-head-small = Your head seems too small.
    .why = It should take { $head_least } to { $head_most } % of the height. Go nearer, or let it be cut.
photo-head-large = Your head seems too large.
    .why = It should take { $head_least } to { $head_most } % of the height. Step back and take it again.
photo-head-high = Your head seems too high in the picture.
    .why = Leave more room above it, or let it be cut.
photo-head-low = Your head seems too low in the picture.
    .why = Leave less room above it, or let it be cut.
photo-head-sideways = Your head is not in the middle.
    .why = Stand in the middle, or let it be cut.
photo-head-unknown = An officer looks at how your head is placed.
    .why = A machine cannot tell it from this picture. Compare it with the drawing.

photo-fit = Cut it to fit
photo-keep = Use this photo anyway
photo-kept = You use this photo anyway. An officer looks at it and may ask for another one.

check-photo = Please look: { $label }
check-photo-kept = The applicant was told and uses it anyway.
