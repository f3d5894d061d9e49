# coevolution
#
# Expert data (gray) and rollouts (colored by the discriminator) in one t-SNE.
#
# Data: coevolution.tsv, made from
#   embedding.csv of a run
# Redraw, in this folder: gnuplot coevolution.gp
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
    set terminal svg name 'coevolution' size 605,241 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,2.50667in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'coevolution.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'
  set cbrange [0.1:0.9]
  set cbtics out nomirror (0.1, 0.3, 0.5, 0.7, 0.9)
  set format cb '%g'
  set palette defined (0 '#440154', 1 '#472D7B', 2 '#3B528B', 3 '#2C728E', 4 '#21918C', 5 '#28AE80', 6 '#5EC962') maxcolors 256

  set lmargin at screen 0.047619
  set rmargin at screen 0.312169
  set bmargin at screen 0.103723
  set tmargin at screen 0.768617
  set xrange [-1.73747:1.80074]
  set xtics out nomirror (-1, 0, 1)
  set format x ''
  set yrange [-1.45638:2.08183]
  set ytics out nomirror (-1, 0, 1, 2)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.047619,0.862367 left
  set label 'step 100' at screen 0.0873016,0.862367 left
  set label 'score 0.9' at screen 0.0873016,0.804521 left
  set label 't-SNE 1' at screen 0.179894,0.0478723 center
  set label 't-SNE 2' at screen 0.0269841,0.43617 center rotate by 90
  set label '' at screen 0.295503,0.960106 point pointtype 5 pointsize 0.577778 linewidth 0.8 linecolor rgb '#CFCFCF'
  set label 'expert data' at screen 0.327249,0.960106 left
  set label '' at screen 0.483157,0.960106 point pointtype 7 pointsize 0.4 linewidth 0.8 linecolor rgb '#2C728E'
  set label 'rollouts, colored by d' at screen 0.514903,0.960106 left
  plot \
    'coevolution.tsv' index 0 using ($1-0.0766612/2):2:(0.0766612):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'coevolution.tsv' index 1 using 1:2:3 with points pointtype 7 pointsize 0.4 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.334392
  set rmargin at screen 0.598942
  set bmargin at screen 0.103723
  set tmargin at screen 0.768617
  set xrange [-1.73747:1.80074]
  set xtics out nomirror (-1, 0, 1)
  set format x ''
  set yrange [-1.45638:2.08183]
  set ytics out nomirror (-1, 0, 1, 2)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.334392,0.862367 left
  set label 'step 2000' at screen 0.374074,0.862367 left
  set label 'score 18.2' at screen 0.374074,0.804521 left
  set label 't-SNE 1' at screen 0.466667,0.0478723 center
  plot \
    'coevolution.tsv' index 2 using ($1-0.0766612/2):2:(0.0766612):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'coevolution.tsv' index 3 using 1:2:3 with points pointtype 7 pointsize 0.4 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.621164
  set rmargin at screen 0.885714
  set bmargin at screen 0.103723
  set tmargin at screen 0.768617
  set xrange [-1.73747:1.80074]
  set xtics out nomirror (-1, 0, 1)
  set format x ''
  set yrange [-1.45638:2.08183]
  set ytics out nomirror (-1, 0, 1, 2)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (c)}' at screen 0.621164,0.862367 left
  set label 'step 10,000' at screen 0.660847,0.862367 left
  set label 'score 90.9' at screen 0.660847,0.804521 left
  set label 't-SNE 1' at screen 0.753439,0.0478723 center
  set colorbox vertical user origin 0.904762,0.103723 size 0.0174603,0.664894
  set label 'discriminator d' at screen 0.980952,0.43617 center rotate by 90
  plot \
    'coevolution.tsv' index 4 using ($1-0.0766612/2):2:(0.0766612):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'coevolution.tsv' index 5 using 1:2:3 with points pointtype 7 pointsize 0.4 linewidth 0.8 linecolor palette notitle

  unset multiplot
  unset output
}
