# figure-D4
#
# Score against training step: mean over seeds, band from least to greatest.
#
# Data: figure-D4.tsv, made from
#   locomotion-expert/halfcheetah bc seed 0, run 620d123111b6, curve.csv, sha256 20a0c09106376015992607a36aca6410197b35cf332f44064ef50d69864c993b
#   locomotion-expert/halfcheetah bc seed 1, run e7fa3e77fd35, curve.csv, sha256 b0d1116e7c6d070f08feac251188c100fa742430a8abc48211db3b62f8f35c53
#   locomotion-expert/halfcheetah bc seed 2, run c072b5c68490, curve.csv, sha256 348d8daa0261f538dd8bb9715c2a1515ff74659bdd501849496e09b352d164b4
#   locomotion-expert/halfcheetah dmil seed 0, run f6f3196402b7, curve.csv, sha256 03d94ae99a1e725dd7383740e772e129665f8a9029b821b5c849e2f4d0fb98d7
# Redraw, in this folder: gnuplot figure-D4.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'figure_D4' size 326,271 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 3.4in,2.8256in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-D4.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.161765
  set rmargin at screen 0.964706
  set bmargin at screen 0.148641
  set tmargin at screen 0.844281
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-2.24947:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.161765,0.876133 left
  set label 'HalfCheetah-expert, 2 %' at screen 0.226471,0.876133 left
  set label 'training step (thousands)' at screen 0.563235,0.0283126 center
  set label 'normalized score' at screen 0.0205882,0.496461 center rotate by 90
  set arrow from screen 0.31348,0.964609 to screen 0.401716,0.964609 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.357598,0.964609 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.416422,0.964609 left
  set arrow from screen 0.503513,0.964609 to screen 0.591748,0.964609 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.547631,0.964609 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.606454,0.964609 left
  plot \
    'figure-D4.tsv' index 0 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-D4.tsv' index 1 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-D4.tsv' index 2 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-D4.tsv' index 3 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-D4.tsv' index 4 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
