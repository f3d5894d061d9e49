# figure-4
#
# Displacement, tilt and speed over time in the first evaluation episode.
#
# Data: figure-4.tsv, made from
#   robot/standing-still bc seed 0, run d2e6d6308a50, trajectory.csv, sha256 8050d64a782e83d6027c472e569d6d253a4b391e528dafd0f0a096edf772c963
#   robot/standing-still bc+d seed 0, run 16fa3771ac6f, trajectory.csv, sha256 dedbed73fa3b26840ae34e043998a53030d5e8ec2fda4f4948607cf3a84f6dfb
#   robot/standing-still dmil seed 0, run 891b4c8fdbd8, trajectory.csv, sha256 92d668af88aa2028fee2cd4d2100fd2fa7d3997d1be3d59236485d97f879b5b0
#   robot-references/standing-still lqr seed 0, run 289dc633919a, trajectory.csv, sha256 7376005b0059b7e76464be4957663dfda78bfdc77632d827667f8c20ea1d440f
#   robot-references/standing-still simulated-human seed 0, run ed8838e957f4, trajectory.csv, sha256 f8a4eff23c809bead0a567e0ddb9dc5b77e306ff54197d1db67767eb46004e62
#   robot-references/moving-straight lqr seed 0, run 943b74c50229, trajectory.csv, sha256 9ea1ac07ac6479f50eb6e107256a6a18916726e6b37704d3765926abe6794afe
#   robot-references/moving-straight simulated-human seed 0, run fde04a689804, trajectory.csv, sha256 be0d12f8f2f2c19cfae867048654944ba547cef8ee8b42c94914fdc280a8b004
# Redraw, in this folder: gnuplot figure-4.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'figure_4' size 605,475 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,4.95in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
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
  set yrange [-0.258226:0.153416]
  set ytics out nomirror (-0.2, -0.1, 0, 0.1)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0984127,0.929293 left
  set label 'standing still' at screen 0.133333,0.929293 left
  set label 'displacement x (m)' at screen 0.0222222,0.782828 center rotate by 90
  set arrow from screen 0.0241182,0.979798 to screen 0.0717372,0.979798 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.0479277,0.979798 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.0796737,0.979798 left
  set arrow from screen 0.126675,0.979798 to screen 0.174295,0.979798 nohead linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4)
  set label '' at screen 0.150485,0.979798 point pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73'
  set label 'BC+d' at screen 0.182231,0.979798 left
  set arrow from screen 0.250838,0.979798 to screen 0.298457,0.979798 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.274647,0.979798 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.306393,0.979798 left
  set arrow from screen 0.375,0.979798 to screen 0.422619,0.979798 nohead linewidth 1.1 linecolor rgb '#000000' dashtype (2,4)
  set label '' at screen 0.39881,0.979798 point pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000'
  set label 'LQR' at screen 0.430556,0.979798 left
  set arrow from screen 0.48836,0.979798 to screen 0.535979,0.979798 nohead linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6)
  set label '' at screen 0.512169,0.979798 point pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7'
  set label 'simulated human' at screen 0.543915,0.979798 left
  set arrow from screen 0.731349,0.979798 to screen 0.778968,0.979798 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype (10,5)
  set label 'target' at screen 0.786905,0.979798 left
  set label '' at screen 0.900926,0.979798 point pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#000000'
  set label 'fall' at screen 0.932672,0.979798 left
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
  set yrange [-0.348604:6.08738]
  set ytics out nomirror (0, 1, 2, 3, 4, 5, 6)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.580952,0.929293 left
  set label 'moving straight' at screen 0.615873,0.929293 left
  plot \
    'figure-4.tsv' index 13 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 14 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 15 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 16 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.369697
  set tmargin at screen 0.626263
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-5.99313:6.66753]
  set ytics out nomirror (-4, -2, 0, 2, 4, 6)
  set format y '%g'
  unset label
  unset arrow
  set label 'tilt θ (°)' at screen 0.0222222,0.49798 center rotate by 90
  plot \
    'figure-4.tsv' index 17 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 18 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 19 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 20 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 21 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 22 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 23 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 24 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 25 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 26 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 27 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 28 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 29 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.369697
  set tmargin at screen 0.626263
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-5.26996:5.52262]
  set ytics out nomirror (-4, -2, 0, 2, 4)
  set format y '%g'
  unset label
  unset arrow
  plot \
    'figure-4.tsv' index 30 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 31 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 32 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 33 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.0848485
  set tmargin at screen 0.341414
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x '%g'
  set yrange [-0.566133:0.509828]
  set ytics out nomirror (-0.4, -0.2, 0, 0.2, 0.4)
  set format y '%g'
  unset label
  unset arrow
  set label 'time (s)' at screen 0.3,0.0161616 center
  set label 'speed ẋ (m/s)' at screen 0.0222222,0.213131 center rotate by 90
  plot \
    'figure-4.tsv' index 34 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 35 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 36 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 37 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle, \
    'figure-4.tsv' index 38 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-4.tsv' index 39 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 40 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-4.tsv' index 41 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-4.tsv' index 42 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 43 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-4.tsv' index 44 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-4.tsv' index 45 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-4.tsv' index 46 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.0848485
  set tmargin at screen 0.341414
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x '%g'
  set yrange [-0.269598:0.630616]
  set ytics out nomirror (-0.2, 0, 0.2, 0.4, 0.6)
  set format y '%g'
  unset label
  unset arrow
  set label 'time (s)' at screen 0.78254,0.0161616 center
  plot \
    'figure-4.tsv' index 47 using 1:2 with lines linewidth 0.7 linecolor rgb '#4D4D4D' dashtype (10,5) notitle, \
    'figure-4.tsv' index 48 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-4.tsv' index 49 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-4.tsv' index 50 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-4.tsv' index 51 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle

  unset multiplot
  unset output
}
