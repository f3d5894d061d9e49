# figure-W
#
# The discriminator's weights and their effect on the policy: means over seeds, bands of one standard deviation of the weights.
#
# Data: figure-W.tsv, made from
#   locomotion-dmil/halfcheetah dmil seed 0, run 3d65b0dfe09b, curve.csv, sha256 372491e95ecb9779632a008b76840bfeeca0a32c64c5fbc7790eb1121a308d2a
#   locomotion-dmil/walker2d dmil seed 0, run caa44eacb551, curve.csv, sha256 2735fb2deeabf3df4b93d659b7ee5a63df43589c30109bfb24fb9212918d0664
# Redraw, in this folder: gnuplot figure-W.gp
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
    set terminal svg name 'figure_W' size 605,637 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,6.6336in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-W.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.0952381
  set rmargin at screen 0.518254
  set bmargin at screen 0.726257
  set tmargin at screen 0.911059
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x ''
  set yrange [-0.05:1.05]
  set ytics out nomirror (0, 0.5, 1)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0952381,0.924626 left
  set label 'HalfCheetah-expert, 5 %' at screen 0.134921,0.924626 left
  set label 'd' at screen 0.0190476,0.818658 center rotate by 90
  set arrow from screen 0.0161376,0.984925 to screen 0.0637566,0.984925 nohead linewidth 1.2 linecolor rgb '#0072B2' dashtype solid
  set label 'expert data' at screen 0.0716931,0.984925 left
  set arrow from screen 0.203792,0.984925 to screen 0.251411,0.984925 nohead linewidth 1.2 linecolor rgb '#D55E00' dashtype (10,5)
  set label 'rollouts' at screen 0.259347,0.984925 left
  set arrow from screen 0.362346,0.984925 to screen 0.409965,0.984925 nohead linewidth 1.2 linecolor rgb '#CC79A7' dashtype (20,6)
  set label 'cosine with the gradient of BC' at screen 0.417901,0.984925 left
  set arrow from screen 0.734303,0.984925 to screen 0.781922,0.984925 nohead linewidth 1.2 linecolor rgb '#009E73' dashtype (12,4,2,4)
  set label 'held-out expert data' at screen 0.789859,0.984925 left
  set arrow from screen 0.34612,0.962313 to screen 0.393739,0.962313 nohead linewidth 1.1 linecolor rgb '#000000' dashtype (2,4)
  set label 'log {/"Latin Modern Math":Italic π} of the expert itself' at screen 0.401675,0.962313 left
  plot \
    'figure-W.tsv' index 0 using 1:2 with lines linewidth 1.2 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-W.tsv' index 1 using 1:2 with lines linewidth 1.2 linecolor rgb '#D55E00' dashtype (10,5) notitle

  set lmargin at screen 0.557937
  set rmargin at screen 0.980952
  set bmargin at screen 0.726257
  set tmargin at screen 0.911059
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x ''
  set yrange [-0.05:1.05]
  set ytics out nomirror (0, 0.5, 1)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.557937,0.924626 left
  set label 'Walker2d-expert, 5 %' at screen 0.597619,0.924626 left
  plot \
    'figure-W.tsv' index 2 using 1:2 with lines linewidth 1.2 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-W.tsv' index 3 using 1:2 with lines linewidth 1.2 linecolor rgb '#D55E00' dashtype (10,5) notitle

  set lmargin at screen 0.0952381
  set rmargin at screen 0.518254
  set bmargin at screen 0.505276
  set tmargin at screen 0.690078
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x ''
  set yrange [-0.756362:10.7613]
  set ytics out nomirror (0, 5, 10)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (c)}' at screen 0.0952381,0.703645 left
  set label 'weight of log {/"Latin Modern Math":Italic π}' at screen 0.0190476,0.597677 center rotate by 90
  plot \
    'figure-W.tsv' index 4 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-W.tsv' index 6 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-W.tsv' index 5 using 1:2 with lines linewidth 1.2 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-W.tsv' index 7 using 1:2 with lines linewidth 1.2 linecolor rgb '#D55E00' dashtype (10,5) notitle

  set lmargin at screen 0.557937
  set rmargin at screen 0.980952
  set bmargin at screen 0.505276
  set tmargin at screen 0.690078
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x ''
  set yrange [-0.756362:10.7613]
  set ytics out nomirror (0, 5, 10)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (d)}' at screen 0.557937,0.703645 left
  plot \
    'figure-W.tsv' index 8 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-W.tsv' index 10 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-W.tsv' index 9 using 1:2 with lines linewidth 1.2 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-W.tsv' index 11 using 1:2 with lines linewidth 1.2 linecolor rgb '#D55E00' dashtype (10,5) notitle

  set lmargin at screen 0.0952381
  set rmargin at screen 0.518254
  set bmargin at screen 0.284295
  set tmargin at screen 0.469097
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x ''
  set yrange [-0.0799674:1.05143]
  set ytics out nomirror (0, 0.5, 1)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (e)}' at screen 0.0952381,0.482664 left
  set label 'gradient' at screen 0.0190476,0.376696 center rotate by 90
  plot \
    'figure-W.tsv' index 12 using 1:2 with lines linewidth 1.2 linecolor rgb '#D55E00' dashtype (10,5) notitle, \
    'figure-W.tsv' index 13 using 1:2 with lines linewidth 1.2 linecolor rgb '#CC79A7' dashtype (20,6) notitle

  set lmargin at screen 0.557937
  set rmargin at screen 0.980952
  set bmargin at screen 0.284295
  set tmargin at screen 0.469097
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x ''
  set yrange [-0.0799674:1.05143]
  set ytics out nomirror (0, 0.5, 1)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (f)}' at screen 0.557937,0.482664 left
  plot \
    'figure-W.tsv' index 14 using 1:2 with lines linewidth 1.2 linecolor rgb '#D55E00' dashtype (10,5) notitle, \
    'figure-W.tsv' index 15 using 1:2 with lines linewidth 1.2 linecolor rgb '#CC79A7' dashtype (20,6) notitle

  set lmargin at screen 0.0952381
  set rmargin at screen 0.518254
  set bmargin at screen 0.063314
  set tmargin at screen 0.248116
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-168.46:15.3473]
  set ytics out nomirror (-150, -100, -50, 0)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (g)}' at screen 0.0952381,0.261683 left
  set label 'training step (thousands)' at screen 0.306746,0.0120598 center
  set label 'mean log {/"Latin Modern Math":Italic π}' at screen 0.0190476,0.155715 center rotate by 90
  plot \
    'figure-W.tsv' index 16 using 1:2 with lines linewidth 1.2 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-W.tsv' index 17 using 1:2 with lines linewidth 1.2 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-W.tsv' index 18 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle

  set lmargin at screen 0.557937
  set rmargin at screen 0.980952
  set bmargin at screen 0.063314
  set tmargin at screen 0.248116
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-168.46:15.3473]
  set ytics out nomirror (-150, -100, -50, 0)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (h)}' at screen 0.557937,0.261683 left
  set label 'training step (thousands)' at screen 0.769444,0.0120598 center
  plot \
    'figure-W.tsv' index 19 using 1:2 with lines linewidth 1.2 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-W.tsv' index 20 using 1:2 with lines linewidth 1.2 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-W.tsv' index 21 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle

  unset multiplot
  unset output
}
