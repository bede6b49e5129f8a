# Prints pictures of pages, one Base64 line each on standard input, and says in one word how it ended.
$ErrorActionPreference = 'Stop'
function Say($word) { [Console]::Out.WriteLine($word); exit 0 }
trap { Say 'failed' }
Add-Type -AssemblyName System.Drawing
$name = $env:LAWANG_PRINTER
$until = (Get-Date).AddSeconds([int]$env:LAWANG_SECONDS)
$pages = New-Object System.Collections.Queue
while ($null -ne ($line = [Console]::In.ReadLine())) {
    if ($line) { $pages.Enqueue([Convert]::FromBase64String($line)) }
}
$title = 'Lawang ' + [Guid]::NewGuid().ToString('N')
$document = New-Object System.Drawing.Printing.PrintDocument
$document.PrinterSettings.PrinterName = $name
if (-not $document.PrinterSettings.IsValid) {
    Say 'none'
}
$document.DocumentName = $title
# No window of its own.
$document.PrintController = New-Object System.Drawing.Printing.StandardPrintController
foreach ($size in $document.PrinterSettings.PaperSizes) {
    if ($size.Kind -eq [System.Drawing.Printing.PaperKind]::A4) { $document.DefaultPageSettings.PaperSize = $size }
}
$document.add_PrintPage({
    param($sender, $page)
    $stream = New-Object System.IO.MemoryStream(, $pages.Dequeue())
    $picture = [System.Drawing.Image]::FromStream($stream)
    $page.Graphics.TranslateTransform(-$page.PageSettings.HardMarginX, -$page.PageSettings.HardMarginY)
    $page.Graphics.DrawImage($picture, $page.PageBounds)
    $picture.Dispose()
    $stream.Dispose()
    $page.HasMorePages = $pages.Count -gt 0
})
$document.Print()

# DetectedErrorState of Win32_Printer: 4 no paper, 6 no toner, 7 door open, 8 jammed, 9 offline, 10 service,
# 11 output full.
function Fault {
    $printer = Get-CimInstance Win32_Printer | Where-Object { $_.Name -eq $name }
    if ($null -eq $printer) { return 'none' }
    if ($printer.PrinterState -band 1) { return 'stopped' }
    switch ([int]$printer.DetectedErrorState) {
        4 { return 'paper' }
        9 { return 'gone' }
        { $_ -in 6, 7, 8, 10, 11 } { return 'attention' }
    }
    if ($printer.WorkOffline) { return 'gone' }
    return $null
}
function Job { Get-CimInstance Win32_PrintJob | Where-Object { $_.Document -eq $title } }

while ($true) {
    $job = Job
    if ($null -eq $job) {
        Say 'printed'
    }
    $fault = Fault
    $late = (Get-Date) -gt $until
    # Given up: nothing of this paper comes out later, in front of somebody else.
    if ($late -and ($null -ne $fault)) {
        $job | Remove-CimInstance
        Say $fault
    }
    if ($late) {
        Say 'on-its-way'
    }
    Start-Sleep -Milliseconds 300
}
