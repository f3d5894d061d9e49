# figure-D3
#
# Score against training step: mean over seeds, band from least to greatest.
#
# Data: figure-D3.tsv, made from
#   robot/standing-still bc seed 0, run d2e6d6308a50, curve.csv, sha256 5dfcabbdb100e2a99cb2d42ed8b7d881dd125a586bbccd9c3a08a1bd6d0e7251
#   robot/standing-still bc seed 1, run 4977ba6cbbbf, curve.csv, sha256 c0e7395cc51fe0723492620ee1aa374c5ddfdebf645f41ecee333a2d07ba8a1d
#   robot/standing-still bc seed 2, run 827cd77a21a9, curve.csv, sha256 20bbed136580b9fb9295b8294221b05c1bceefdb431e1b5a44ead693ba57c9a5
#   robot/standing-still bc+d seed 0, run 16fa3771ac6f, curve.csv, sha256 48ba070f149d01044ebbc8d7f1c794515fb8ce871452c1657f4b9d472b6c4537
#   robot/standing-still dmil seed 0, run 891b4c8fdbd8, curve.csv, sha256 f8c63df66a4c20ed479ab5ee63f1296fe0b0900c0f9637d83a285eea4318fa13
# Redraw, in this folder: gnuplot figure-D3.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'figure_D3' size 326,286 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 3.4in,2.9756in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-D3.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.161765
  set rmargin at screen 0.964706
  set bmargin at screen 0.141148
  set tmargin at screen 0.801721
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [0:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.161765,0.831967 left
  set label 'standing still' at screen 0.226471,0.831967 left
  set label 'training step (thousands)' at screen 0.563235,0.0268853 center
  set label 'score' at screen 0.0205882,0.471434 center rotate by 90
  set arrow from screen 0.0934232,0.966393 to screen 0.181658,0.966393 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.137541,0.966393 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.196364,0.966393 left
  set arrow from screen 0.283456,0.966393 to screen 0.371691,0.966393 nohead linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4)
  set label '' at screen 0.327574,0.966393 point pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73'
  set label 'BC+d' at screen 0.386397,0.966393 left
  set arrow from screen 0.513521,0.966393 to screen 0.601757,0.966393 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.557639,0.966393 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.616462,0.966393 left
  set arrow from screen 0.743587,0.966393 to screen 0.831822,0.966393 nohead linewidth 1.1 linecolor rgb '#000000' dashtype (2,4)
  set label 'LQR' at screen 0.846528,0.966393 left
  set arrow from screen 0.298407,0.915983 to screen 0.386642,0.915983 nohead linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6)
  set label 'simulated human' at screen 0.401348,0.915983 left
  plot \
    'figure-D3.tsv' index 2 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-D3.tsv' index 0 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-D3.tsv' index 1 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-D3.tsv' index 3 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-D3.tsv' index 4 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-D3.tsv' index 5 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-D3.tsv' index 6 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-D3.tsv' index 7 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-D3.tsv' index 8 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
