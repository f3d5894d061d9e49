# figure-10
#
# Expert data (gray) and rollouts (colored by the discriminator's output d) of each snapshot in one t-SNE, counts of d, and scores.
#
# Data: figure-10.tsv, made from
#   coevolution/walker2d dmil seed 0, run 461a5390f06d, embedding.csv, sha256 e8befb49b94190e374ebf79740201a93934d48a43927e48099e714a91e790ab2
#   locomotion-dmil/walker2d dmil seed 0, run caa44eacb551, curve.csv, sha256 2735fb2deeabf3df4b93d659b7ee5a63df43589c30109bfb24fb9212918d0664
# Redraw, in this folder: gnuplot figure-10.gp
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
    set terminal svg name 'figure_10' size 605,521 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,5.43in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-10.'.format
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
  set rmargin at screen 0.214286
  set bmargin at screen 0.745856
  set tmargin at screen 0.898711
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0825397,0.941989 left
  set label 'step 5000' at screen 0.122222,0.941989 left
  set label 'score 40.6' at screen 0.122222,0.915285 left
  set label 't-SNE' at screen 0.0619048,0.822284 center rotate by 90
  set arrow from screen 0.148765,0.981584 to screen 0.196384,0.981584 nohead linewidth 0.8 linecolor rgb '#000000' dashtype (5,4)
  set label '' at screen 0.172575,0.981584 point pointtype 5 pointsize 1.11111 linewidth 0.8 linecolor rgb '#CFCFCF'
  set label 'expert data' at screen 0.204321,0.981584 left
  set label '' at screen 0.360229,0.981584 point pointtype 7 pointsize 0.666667 linewidth 0.8 linecolor rgb '#2C728E'
  set label 'rollouts, colored by d' at screen 0.391975,0.981584 left
  set colorbox horizontal user origin 0.630776,0.973297 size 0.047619,0.0165746 noborder
  set label 'd from 0.1 to 0.9' at screen 0.686332,0.981584 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 1 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.236508
  set rmargin at screen 0.368254
  set bmargin at screen 0.745856
  set tmargin at screen 0.898711
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  unset colorbox
  set label '{/:Bold (b)}' at screen 0.236508,0.941989 left
  set label 'step 10,000' at screen 0.27619,0.941989 left
  set label 'score 75.4' at screen 0.27619,0.915285 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 2 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.390476
  set rmargin at screen 0.522222
  set bmargin at screen 0.745856
  set tmargin at screen 0.898711
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (c)}' at screen 0.390476,0.941989 left
  set label 'step 15,000' at screen 0.430159,0.941989 left
  set label 'score 79.1' at screen 0.430159,0.915285 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 3 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.544444
  set rmargin at screen 0.67619
  set bmargin at screen 0.745856
  set tmargin at screen 0.898711
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (d)}' at screen 0.544444,0.941989 left
  set label 'step 20,000' at screen 0.584127,0.941989 left
  set label 'score 73.3' at screen 0.584127,0.915285 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 4 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.698413
  set rmargin at screen 0.830159
  set bmargin at screen 0.745856
  set tmargin at screen 0.898711
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (e)}' at screen 0.698413,0.941989 left
  set label 'step 30,000' at screen 0.738095,0.941989 left
  set label 'score 91.0' at screen 0.738095,0.915285 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 5 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.852381
  set rmargin at screen 0.984127
  set bmargin at screen 0.745856
  set tmargin at screen 0.898711
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (f)}' at screen 0.852381,0.941989 left
  set label 'step 40,000' at screen 0.892063,0.941989 left
  set label 'score 91.1' at screen 0.892063,0.915285 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 6 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.0825397
  set rmargin at screen 0.214286
  set bmargin at screen 0.425414
  set tmargin at screen 0.578269
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (g)}' at screen 0.0825397,0.621547 left
  set label 'step 60,000' at screen 0.122222,0.621547 left
  set label 'score 90.2' at screen 0.122222,0.594843 left
  set label 't-SNE' at screen 0.0619048,0.501842 center rotate by 90
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 7 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.236508
  set rmargin at screen 0.368254
  set bmargin at screen 0.425414
  set tmargin at screen 0.578269
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (h)}' at screen 0.236508,0.621547 left
  set label 'step 80,000' at screen 0.27619,0.621547 left
  set label 'score 90.3' at screen 0.27619,0.594843 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 8 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.390476
  set rmargin at screen 0.522222
  set bmargin at screen 0.425414
  set tmargin at screen 0.578269
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (i)}' at screen 0.390476,0.621547 left
  set label 'step 100,000' at screen 0.430159,0.621547 left
  set label 'score 92.1' at screen 0.430159,0.594843 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 9 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.544444
  set rmargin at screen 0.67619
  set bmargin at screen 0.425414
  set tmargin at screen 0.578269
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (j)}' at screen 0.544444,0.621547 left
  set label 'step 120,000' at screen 0.584127,0.621547 left
  set label 'score 91.2' at screen 0.584127,0.594843 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 10 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.698413
  set rmargin at screen 0.830159
  set bmargin at screen 0.425414
  set tmargin at screen 0.578269
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (k)}' at screen 0.698413,0.621547 left
  set label 'step 150,000' at screen 0.738095,0.621547 left
  set label 'score 91.3' at screen 0.738095,0.594843 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 11 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.852381
  set rmargin at screen 0.984127
  set bmargin at screen 0.425414
  set tmargin at screen 0.578269
  set xrange [-138.628:161.563]
  set xtics out nomirror (-100, 0, 100)
  set format x ''
  set yrange [-156.413:143.777]
  set ytics out nomirror (-100, 0, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (l)}' at screen 0.852381,0.621547 left
  set label 'step 200,000' at screen 0.892063,0.621547 left
  set label 'score 91.3' at screen 0.892063,0.594843 left
  plot \
    'figure-10.tsv' index 0 using ($1-13.0605/2):2:(13.0605):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-10.tsv' index 12 using 1:2:3 with points pointtype 7 pointsize 0.222222 linewidth 0.8 linecolor palette notitle

  set lmargin at screen 0.0825397
  set rmargin at screen 0.214286
  set bmargin at screen 0.677716
  set tmargin at screen 0.732965
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y '%g'
  unset label
  unset arrow
  set label 'count' at screen 0.00634921,0.705341 center rotate by 90
  plot \
    'figure-10.tsv' index 13 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 14 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.236508
  set rmargin at screen 0.368254
  set bmargin at screen 0.677716
  set tmargin at screen 0.732965
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  plot \
    'figure-10.tsv' index 15 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 16 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.390476
  set rmargin at screen 0.522222
  set bmargin at screen 0.677716
  set tmargin at screen 0.732965
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  plot \
    'figure-10.tsv' index 17 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 18 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.544444
  set rmargin at screen 0.67619
  set bmargin at screen 0.677716
  set tmargin at screen 0.732965
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  plot \
    'figure-10.tsv' index 19 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 20 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.698413
  set rmargin at screen 0.830159
  set bmargin at screen 0.677716
  set tmargin at screen 0.732965
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  plot \
    'figure-10.tsv' index 21 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 22 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.852381
  set rmargin at screen 0.984127
  set bmargin at screen 0.677716
  set tmargin at screen 0.732965
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  plot \
    'figure-10.tsv' index 23 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 24 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.0825397
  set rmargin at screen 0.214286
  set bmargin at screen 0.357274
  set tmargin at screen 0.412523
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y '%g'
  unset label
  unset arrow
  set label 'd' at screen 0.148413,0.294659 center
  set label 'count' at screen 0.00634921,0.384899 center rotate by 90
  plot \
    'figure-10.tsv' index 25 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 26 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.236508
  set rmargin at screen 0.368254
  set bmargin at screen 0.357274
  set tmargin at screen 0.412523
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  set label 'd' at screen 0.302381,0.294659 center
  plot \
    'figure-10.tsv' index 27 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 28 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.390476
  set rmargin at screen 0.522222
  set bmargin at screen 0.357274
  set tmargin at screen 0.412523
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  set label 'd' at screen 0.456349,0.294659 center
  plot \
    'figure-10.tsv' index 29 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 30 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.544444
  set rmargin at screen 0.67619
  set bmargin at screen 0.357274
  set tmargin at screen 0.412523
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  set label 'd' at screen 0.610317,0.294659 center
  plot \
    'figure-10.tsv' index 31 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 32 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.698413
  set rmargin at screen 0.830159
  set bmargin at screen 0.357274
  set tmargin at screen 0.412523
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  set label 'd' at screen 0.764286,0.294659 center
  plot \
    'figure-10.tsv' index 33 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 34 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.852381
  set rmargin at screen 0.984127
  set bmargin at screen 0.357274
  set tmargin at screen 0.412523
  set xrange [0:1]
  set xtics out nomirror (0, 0.5, 1)
  set format x '%g'
  set yrange [0:759.15]
  set ytics out nomirror (0, 500)
  set format y ''
  unset label
  unset arrow
  set label 'd' at screen 0.918254,0.294659 center
  plot \
    'figure-10.tsv' index 35 using 1:2:($1-0.025):($1+0.025):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'figure-10.tsv' index 36 using 1:2 with histeps linewidth 0.8 linecolor rgb '#000000' dashtype (5,4) notitle

  set lmargin at screen 0.0825397
  set rmargin at screen 0.984127
  set bmargin at screen 0.0773481
  set tmargin at screen 0.243094
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-4.97523:97.0624]
  set ytics out nomirror (0, 50)
  set format y '%g'
  unset label
  unset arrow
  set label 'training step (thousands)' at screen 0.533333,0.014733 center
  set label 'normalized score' at screen 0.00634921,0.160221 center rotate by 90
  set arrow from first 5,graph 0 to first 5,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 5,graph 1 to screen 0.105079,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (a)}' at screen 0.105079,0.265193 center
  set arrow from first 10,graph 0 to first 10,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 10,graph 1 to screen 0.136825,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (b)}' at screen 0.136825,0.265193 center
  set arrow from first 15,graph 0 to first 15,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 15,graph 1 to screen 0.168571,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (c)}' at screen 0.168571,0.265193 center
  set arrow from first 20,graph 0 to first 20,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 20,graph 1 to screen 0.200317,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (d)}' at screen 0.200317,0.265193 center
  set arrow from first 30,graph 0 to first 30,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 30,graph 1 to screen 0.232063,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (e)}' at screen 0.232063,0.265193 center
  set arrow from first 40,graph 0 to first 40,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 40,graph 1 to screen 0.26381,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (f)}' at screen 0.26381,0.265193 center
  set arrow from first 60,graph 0 to first 60,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 60,graph 1 to screen 0.353016,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (g)}' at screen 0.353016,0.265193 center
  set arrow from first 80,graph 0 to first 80,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 80,graph 1 to screen 0.443175,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (h)}' at screen 0.443175,0.265193 center
  set arrow from first 100,graph 0 to first 100,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 100,graph 1 to screen 0.533333,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (i)}' at screen 0.533333,0.265193 center
  set arrow from first 120,graph 0 to first 120,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 120,graph 1 to screen 0.623492,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (j)}' at screen 0.623492,0.265193 center
  set arrow from first 150,graph 0 to first 150,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 150,graph 1 to screen 0.75873,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (k)}' at screen 0.75873,0.265193 center
  set arrow from first 200,graph 0 to first 200,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 200,graph 1 to screen 0.984127,0.254144 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (l)}' at screen 0.984127,0.265193 center
  plot \
    'figure-10.tsv' index 37 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype solid notitle, \
    'figure-10.tsv' index 38 using 1:2 with points pointtype 6 pointsize 1 linewidth 0.8 linecolor rgb '#D55E00' notitle

  unset multiplot
  unset output
}
