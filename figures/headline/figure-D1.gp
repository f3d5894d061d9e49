# figure-D1
#
# Expert data (gray) and rollouts (colored by the discriminator's output d) of each snapshot in one t-SNE, counts of d, and scores.
#
# Data: figure-D1.tsv, made from
#   robot-coevolution/standing-still dmil seed 0, run 566df909e40b, embedding.csv, sha256 6b6e2f9f568327275ca1930b8464fb8c3a7e7b42cfeea7f78281593b02dec314
#   robot/standing-still dmil seed 0, run 973f2a92fbeb, curve.csv, sha256 cd10ad2a62e2ebfa3c2fe91305911b622bfb7eeeca4e9f20fea59dfa12fbe6d9
# Redraw, in this folder: gnuplot figure-D1.gp
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
    set terminal svg name 'figure_D1' size 605,467 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,4.86in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-D1.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'
  set cbrange [0.1:0.9]
  unset cbtics
  set palette defined (0 '#440154', 1 '#472D7B', 2 '#3B528B', 3 '#2C728E', 4 '#21918C', 5 '#28AE80', 6 '#5EC962') maxcolors 32

  set lmargin at screen 0.0825397
  set rmargin at screen 0.368254
  set bmargin at screen 0.516461
  set tmargin at screen 0.886831
  set xrange [-108.932:100.982]
  set xtics out nomirror (-100, -50, 0, 50, 100)
  set format x ''
  set yrange [-98.4901:111.424]
  set ytics out nomirror (-50, 0, 50, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0825397,0.935185 left
  set label 'step 2000' at screen 0.122222,0.935185 left
  set label 'score 89.1' at screen 0.122222,0.90535 left
  set label 't-SNE' at screen 0.0619048,0.701646 center rotate by 90
  set arrow from screen 0.148765,0.979424 to screen 0.196384,0.979424 nohead linewidth 0.8 linecolor rgb '#000000' dashtype (5,4)
  set label '' at screen 0.172575,0.979424 point pointtype 5 pointsize 1.11111 linewidth 0.8 linecolor rgb '#CFCFCF'
  set label 'expert data' at screen 0.204321,0.979424 left
  set label '' at screen 0.360229,0.979424 point pointtype 7 pointsize 0.666667 linewidth 0.8 linecolor rgb '#2C728E'
  set label 'rollouts, colored by d' at screen 0.391975,0.979424 left
  set colorbox horizontal user origin 0.630776,0.970165 size 0.047619,0.0185185 noborder
  set label 'd from 0.1 to 0.9' at screen 0.686332,0.979424 left
  plot \
    'figure-D1.tsv' index 0 using ($1-4.21124/2):2:(4.21124):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-D1.tsv' index 1 using 1:2:3 with points pointtype 7 pointsize 0.355556 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.390476
  set rmargin at screen 0.67619
  set bmargin at screen 0.516461
  set tmargin at screen 0.886831
  set xrange [-108.932:100.982]
  set xtics out nomirror (-100, -50, 0, 50, 100)
  set format x ''
  set yrange [-98.4901:111.424]
  set ytics out nomirror (-50, 0, 50, 100)
  set format y ''
  unset label
  unset arrow
  unset colorbox
  set label '{/:Bold (b)}' at screen 0.390476,0.935185 left
  set label 'step 40,000' at screen 0.430159,0.935185 left
  set label 'score 91.4' at screen 0.430159,0.90535 left
  plot \
    'figure-D1.tsv' index 0 using ($1-4.21124/2):2:(4.21124):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-D1.tsv' index 2 using 1:2:3 with points pointtype 7 pointsize 0.355556 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.698413
  set rmargin at screen 0.984127
  set bmargin at screen 0.516461
  set tmargin at screen 0.886831
  set xrange [-108.932:100.982]
  set xtics out nomirror (-100, -50, 0, 50, 100)
  set format x ''
  set yrange [-98.4901:111.424]
  set ytics out nomirror (-50, 0, 50, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (c)}' at screen 0.698413,0.935185 left
  set label 'step 200,000' at screen 0.738095,0.935185 left
  set label 'score 64.6' at screen 0.738095,0.90535 left
  plot \
    'figure-D1.tsv' index 0 using ($1-4.21124/2):2:(4.21124):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-D1.tsv' index 3 using 1:2:3 with points pointtype 7 pointsize 0.355556 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.0825397
  set rmargin at screen 0.368254
  set bmargin at screen 0.399177
  set tmargin at screen 0.502058
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:956.55]
  set ytics out nomirror (0, 500)
  set format y '%g'
  unset label
  unset arrow
  set label 'd' at screen 0.225397,0.329218 center
  set label 'count' at screen 0.00634921,0.450617 center rotate by 90
  plot \
    'figure-D1.tsv' index 4 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-D1.tsv' index 5 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.390476
  set rmargin at screen 0.67619
  set bmargin at screen 0.399177
  set tmargin at screen 0.502058
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:956.55]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  set label 'd' at screen 0.533333,0.329218 center
  plot \
    'figure-D1.tsv' index 6 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-D1.tsv' index 7 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.698413
  set rmargin at screen 0.984127
  set bmargin at screen 0.399177
  set tmargin at screen 0.502058
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:956.55]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  set label 'd' at screen 0.84127,0.329218 center
  plot \
    'figure-D1.tsv' index 8 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-D1.tsv' index 9 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.0825397
  set rmargin at screen 0.984127
  set bmargin at screen 0.0864198
  set tmargin at screen 0.271605
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-2.96067:103.321]
  set ytics out nomirror (0, 50, 100)
  set format y '%g'
  unset label
  unset arrow
  set label 'training step (thousands)' at screen 0.533333,0.0164609 center
  set label 'score' at screen 0.00634921,0.179012 center rotate by 90
  set arrow from first 2,graph 0 to first 2,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 2,graph 1 to screen 0.0915556,0.283951 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (a)}' at screen 0.0915556,0.296296 center
  set arrow from first 40,graph 0 to first 40,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 40,graph 1 to screen 0.262857,0.283951 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (b)}' at screen 0.262857,0.296296 center
  set arrow from first 200,graph 0 to first 200,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 200,graph 1 to screen 0.984127,0.283951 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (c)}' at screen 0.984127,0.296296 center
  plot \
    'figure-D1.tsv' index 10 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-D1.tsv' index 11 using 1:2 with points pointtype 6 pointsize 1 linewidth 0.8 linecolor rgb '#D55E00' notitle

  unset multiplot
  unset output
}
