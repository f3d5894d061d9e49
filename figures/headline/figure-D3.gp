# figure-D3
#
# Score against training step: mean over seeds, band from least to greatest.
#
# Data: figure-D3.tsv, made from
#   robot/standing-still bc seed 0, run c60e15003440, curve.csv, sha256 b8c2e5e884b219c4c8f00c37283c91900f831a8fed7609437c57d8b48af28b78
#   robot/standing-still bc seed 1, run 54d6416d3d7d, curve.csv, sha256 8b2f7ca569db351fb1936c531ac220044eb17d73ef033cd6e89cf8f158b1bf5e
#   robot/standing-still bc seed 2, run cb81f4fd56ef, curve.csv, sha256 0e20b38ca2a97c57b74b1ebfa389eff70e3187b9c20fcbbcd7b5f3661f9aef16
#   robot/standing-still bc+d seed 0, run fb1655b62939, curve.csv, sha256 7ec33ad2035d1bec53623fba7d035da97a921643bc8b0a6d52e1262a791dce63
#   robot/standing-still bc+d seed 1, run 9627c78d22c3, curve.csv, sha256 e4ac308956dfabc7a6eca417b5090a789edb3af056423d16075b4c5b331c8eb7
#   robot/standing-still bc+d seed 2, run 1901abe62ee7, curve.csv, sha256 be7aa3def2bce5f47bfa7604eb7e5039b8bf64792b4bc4321808f3eaf62501b2
#   robot/standing-still dmil seed 0, run 973f2a92fbeb, curve.csv, sha256 cd10ad2a62e2ebfa3c2fe91305911b622bfb7eeeca4e9f20fea59dfa12fbe6d9
#   robot/standing-still dmil seed 1, run 17e022f9d420, curve.csv, sha256 bc367ef1a081c5df828d6015a2d49a0a5c251b9f66d1b3f5a6f32a087f4f0968
#   robot/standing-still dmil seed 2, run 43b29248bbb7, curve.csv, sha256 a519df266394a9209b2c7187a85c58d96516a02246a916784e8ca1182c6fd745
#   robot/moving-straight bc seed 0, run a7e10a8c2b24, curve.csv, sha256 3990505143adca032210a9e1fa7aedefc437f20b33d5ef8a343c5ad9243ed71c
#   robot/moving-straight bc seed 1, run f5701d86313b, curve.csv, sha256 be3622139d60f7e021cbb2c075bd22684f077a86f83655a96b8a537640d560ce
#   robot/moving-straight bc seed 2, run 93787c39d45e, curve.csv, sha256 0e721f3eea38c00535d10b8e1a65d6dae9ee7ae5c595fbffe9b6359c3b042349
#   robot/moving-straight bc+d seed 0, run 54772433adbd, curve.csv, sha256 eae2497a40f705aaca4c3cd4cadddfe52220611bc62a3bb002f0fcec459de027
#   robot/moving-straight bc+d seed 1, run 6580083924de, curve.csv, sha256 b5894de172719417967dd65ed77c4a205ce49619b1f2ac8bbb29d2729c2fecaa
#   robot/moving-straight bc+d seed 2, run a0ccf5a3fda4, curve.csv, sha256 9786ebb8de2ab5e3b985b2d548a80360267984545d888784c5b6e68124622ad4
#   robot/moving-straight dmil seed 0, run 9766f9d97c20, curve.csv, sha256 54d4fe45b5601b92f3195f5fc09b146c559b321d3967404cf643818cae22814e
#   robot/moving-straight dmil seed 1, run f884a51cb823, curve.csv, sha256 6ad8dcdb97ed6becccbab3298b0fe22f0a5a2541ea3c9026ab28dd6d349ad586
#   robot/moving-straight dmil seed 2, run deeea132303b, curve.csv, sha256 7db0e1eadbcb80dd01ce059bd819169f0bdb846915042301501fe0b26e5d8c03
# Redraw, in this folder: gnuplot figure-D3.gp
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
    set terminal svg name 'figure_D3' size 605,266 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,2.7716in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-D3.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.0873016
  set rmargin at screen 0.50873
  set bmargin at screen 0.151537
  set tmargin at screen 0.841247
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [0:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0873016,0.873719 left
  set label 'standing still' at screen 0.126984,0.873719 left
  set label 'training step (thousands)' at screen 0.298016,0.0288642 center
  set label 'score' at screen 0.0111111,0.496392 center rotate by 90
  set arrow from screen 0.174515,0.96392 to screen 0.222134,0.96392 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.198325,0.96392 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.230071,0.96392 left
  set arrow from screen 0.274868,0.96392 to screen 0.322487,0.96392 nohead linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4)
  set label '' at screen 0.298677,0.96392 point pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73'
  set label 'BC+d' at screen 0.330423,0.96392 left
  set arrow from screen 0.394621,0.96392 to screen 0.44224,0.96392 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.41843,0.96392 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.450176,0.96392 left
  set arrow from screen 0.514374,0.96392 to screen 0.561993,0.96392 nohead linewidth 1.1 linecolor rgb '#000000' dashtype (2,4)
  set label 'LQR' at screen 0.569929,0.96392 left
  set arrow from screen 0.624427,0.96392 to screen 0.672046,0.96392 nohead linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6)
  set label 'simulated human' at screen 0.679982,0.96392 left
  plot \
    'figure-D3.tsv' index 2 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-D3.tsv' index 3 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73' notitle, \
    'figure-D3.tsv' index 4 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-D3.tsv' index 0 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-D3.tsv' index 1 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-D3.tsv' index 5 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-D3.tsv' index 6 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-D3.tsv' index 7 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-D3.tsv' index 8 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-D3.tsv' index 9 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-D3.tsv' index 10 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.559524
  set rmargin at screen 0.980952
  set bmargin at screen 0.151537
  set tmargin at screen 0.841247
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [0:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.559524,0.873719 left
  set label 'moving straight' at screen 0.599206,0.873719 left
  set label 'training step (thousands)' at screen 0.770238,0.0288642 center
  plot \
    'figure-D3.tsv' index 13 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-D3.tsv' index 14 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73' notitle, \
    'figure-D3.tsv' index 15 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-D3.tsv' index 11 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-D3.tsv' index 12 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-D3.tsv' index 16 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-D3.tsv' index 17 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-D3.tsv' index 18 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-D3.tsv' index 19 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-D3.tsv' index 20 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-D3.tsv' index 21 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
