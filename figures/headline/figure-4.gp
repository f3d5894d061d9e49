# figure-4
#
# Displacement, tilt and speed over time in the first evaluation episode.
#
# Data: figure-4.tsv, made from
#   robot/standing-still bc seed 0, run c60e15003440, trajectory.csv, sha256 40b033bc04898bf16dff968e12baba97e7c6a7c9b3d5595ad666d03166acc7cd
#   robot/standing-still bc+d seed 0, run fb1655b62939, trajectory.csv, sha256 ed4cfab65f61d88826a3a044c12a988f31e401de85b31abc77bf120cb9dc70d5
#   robot/standing-still dmil seed 0, run 973f2a92fbeb, trajectory.csv, sha256 e537836055e54d2d4cc9af12953d3d3f4f523ddcc7eaacae12c7b57253c03e2e
#   robot-references/standing-still lqr seed 0, run 3ca161c38f5d, trajectory.csv, sha256 7376005b0059b7e76464be4957663dfda78bfdc77632d827667f8c20ea1d440f
#   robot-references/standing-still simulated-human seed 0, run 58acaa1e63cb, trajectory.csv, sha256 f8a4eff23c809bead0a567e0ddb9dc5b77e306ff54197d1db67767eb46004e62
#   robot/moving-straight bc seed 0, run a7e10a8c2b24, trajectory.csv, sha256 571522ea512b7f968bf83716028ba957dce5e3d27de09278a34e94a75d138252
#   robot/moving-straight bc+d seed 0, run 54772433adbd, trajectory.csv, sha256 fdf4b9e18a852bd0e4e9d8f53c4d5efb4ded0e8ffed6542dfd4f45f0fdd59683
#   robot/moving-straight dmil seed 0, run 9766f9d97c20, trajectory.csv, sha256 9896266a41179659f5cc8e3ec959e81e80547786c8594d3de133e68f8105829a
#   robot-references/moving-straight lqr seed 0, run 262f7c91adee, trajectory.csv, sha256 9ea1ac07ac6479f50eb6e107256a6a18916726e6b37704d3765926abe6794afe
#   robot-references/moving-straight simulated-human seed 0, run f174d2451822, trajectory.csv, sha256 be0d12f8f2f2c19cfae867048654944ba547cef8ee8b42c94914fdc280a8b004
# Redraw, in this folder: gnuplot figure-4.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals, and Latin Modern; on Debian,
# gnuplot-nox and fonts-lmodern)

if (!strstrt(system("fc-match --format='%{family}' 'LM Roman 8'"), 'LM Roman 8') \
    || !strstrt(system("fc-match --format='%{family}' 'Latin Modern Math'"), 'Latin Modern Math')) {
  print 'fontconfig finds no LM Roman 8 or no Latin Modern Math'
  exit status 69
}
set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'figure_4' size 605,475 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,4.95in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-4.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.654545
  set tmargin at screen 0.911111
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-0.315348:0.228042]
  set ytics out nomirror (-0.3, -0.2, -0.1, 0, 0.1, 0.2)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0984127,0.929293 left
  set label 'standing still' at screen 0.138095,0.929293 left
  set label 'displacement (m)' at screen 0.0222222,0.782828 center rotate by 90
  set arrow from screen 0.0450617,0.979798 to screen 0.0926808,0.979798 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.0688713,0.979798 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.100617,0.979798 left
  set arrow from screen 0.145414,0.979798 to screen 0.193034,0.979798 nohead linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4)
  set label '' at screen 0.169224,0.979798 point pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73'
  set label 'BC+d' at screen 0.20097,0.979798 left
  set arrow from screen 0.265168,0.979798 to screen 0.312787,0.979798 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.288977,0.979798 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.320723,0.979798 left
  set arrow from screen 0.384921,0.979798 to screen 0.43254,0.979798 nohead linewidth 1.1 linecolor rgb '#000000' dashtype (2,4)
  set label '' at screen 0.40873,0.979798 point pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000'
  set label 'LQR' at screen 0.440476,0.979798 left
  set arrow from screen 0.494974,0.979798 to screen 0.542593,0.979798 nohead linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6)
  set label '' at screen 0.518783,0.979798 point pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7'
  set label 'simulated human' at screen 0.550529,0.979798 left
  set arrow from screen 0.721429,0.979798 to screen 0.769048,0.979798 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype (10,5)
  set label 'target' at screen 0.776984,0.979798 left
  set label '' at screen 0.884392,0.979798 point pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#000000'
  set label 'fall' at screen 0.916138,0.979798 left
  plot \
    'figure-4.tsv' index 0 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 1 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 2 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 3 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 4 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 5 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 6 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 7 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 8 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 9 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 10 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 11 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 12 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.654545
  set tmargin at screen 0.911111
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-2.27136:12.5234]
  set ytics out nomirror (0, 5, 10)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.580952,0.929293 left
  set label 'moving straight' at screen 0.620635,0.929293 left
  plot \
    'figure-4.tsv' index 13 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 14 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 15 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 16 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 17 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 18 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 19 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 20 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 21 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 22 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 23 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 24 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.369697
  set tmargin at screen 0.626263
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-6.9819:8.31577]
  set ytics out nomirror (-5, 0, 5)
  set format y '%g'
  unset label
  unset arrow
  set label 'tilt (°)' at screen 0.0222222,0.49798 center rotate by 90
  plot \
    'figure-4.tsv' index 25 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 26 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 27 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 28 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 29 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 30 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 31 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 32 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 33 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 34 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 35 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 36 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 37 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.369697
  set tmargin at screen 0.626263
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-5.78762:16.3152]
  set ytics out nomirror (-5, 0, 5, 10, 15)
  set format y '%g'
  unset label
  unset arrow
  plot \
    'figure-4.tsv' index 38 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 39 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 40 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 41 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 42 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 43 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 44 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 45 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 46 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 47 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 48 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 49 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.0848485
  set tmargin at screen 0.341414
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x '%g'
  set yrange [-0.573854:0.671971]
  set ytics out nomirror (-0.4, -0.2, 0, 0.2, 0.4, 0.6)
  set format y '%g'
  unset label
  unset arrow
  set label 'time (s)' at screen 0.3,0.0161616 center
  set label 'speed (m/s)' at screen 0.0222222,0.213131 center rotate by 90
  plot \
    'figure-4.tsv' index 50 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 51 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 52 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 53 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 54 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 55 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 56 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 57 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 58 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 59 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 60 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 61 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 62 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.0848485
  set tmargin at screen 0.341414
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x '%g'
  set yrange [-0.932094:1.53083]
  set ytics out nomirror (-0.5, 0, 0.5, 1, 1.5)
  set format y '%g'
  unset label
  unset arrow
  set label 'time (s)' at screen 0.78254,0.0161616 center
  plot \
    'figure-4.tsv' index 63 using 1:2 with lines linewidth 0.7 linecolor rgb '#4D4D4D' dashtype (10,5) notitle, \
    'figure-4.tsv' index 64 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 65 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 66 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 67 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 68 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 69 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 70 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 71 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 72 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 73 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 74 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 75 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
