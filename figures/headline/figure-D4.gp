# figure-D4
#
# Score against training step: mean over seeds, band from least to greatest.
#
# Data: figure-D4.tsv, made from
#   locomotion-expert/hopper bc seed 0, run 4cf828d0f8a4, curve.csv, sha256 f784e58780596bba9bea58db27a040860ed6e7069be04ff245adfe2e545e212b
#   locomotion-expert/hopper bc seed 1, run bbc919b5cdb9, curve.csv, sha256 a2086d1fe5f37b5063c47e4659fb1a1afdde1a6574869d079f37ba2b4a187fe0
#   locomotion-expert/hopper bc seed 2, run 903e0143456b, curve.csv, sha256 4e9e8cd6ae6ba7ccd18754ff84d7e075a912437df3fd2972920bf02cda42e13f
#   locomotion-expert/hopper bc+d seed 0, run 5457b32b71a1, curve.csv, sha256 f9f5633458d6869e6667cef8816dda99123c03cedb231bc580cfb6aea8cb964d
#   locomotion-expert/hopper bc+d seed 1, run 2e1a3a676cf5, curve.csv, sha256 e9d8f8ae0b9891c66a822cd47bd5b18d806b2dc0a42a34597a9b8f83280ddb99
#   locomotion-expert/hopper bc+d seed 2, run aeeec7f501d9, curve.csv, sha256 bbb545e831d235464129abe2d8da42007732dc7bc0c22f5740069893317cc63f
#   locomotion-expert/hopper 2-phase-bc+d seed 0, run b2a73e0e9643, curve.csv, sha256 89afd487c198313a89bd83bf6c39dce318ed3c041edd1a20a8571374528131e0
#   locomotion-expert/hopper 2-phase-bc+d seed 1, run 099726c818ee, curve.csv, sha256 34bc35ef020a87a5f2922a0573f0d69eccc8cf892480fbec7e800a4e1a2e507d
#   locomotion-expert/hopper 2-phase-bc+d seed 2, run 5835c47462ca, curve.csv, sha256 c36c0a90ea3a14f37e291a53c179b00185ed7781be6ab961ec744f5467b4b680
#   locomotion-expert/hopper valuedice seed 0, run cf9782c4f953, curve.csv, sha256 eaa3da70bdc81cc36792366afa08f3cdba09baa699b0dcd195035c50712e01db
#   locomotion-expert/hopper valuedice seed 1, run d725b95c813b, curve.csv, sha256 4e37de27654825229da5ae51731acfabfc1b5fd708d0edeb74f08de7f260ef22
#   locomotion-expert/hopper valuedice seed 2, run 68eea861cf51, curve.csv, sha256 0f7b3015f36a40d948d3ad06899c1ad0903d2941501369c72cd282c78640b045
#   locomotion-expert/hopper iq-learn seed 0, run ed76e6b89f4d, curve.csv, sha256 f1c18e0c251cc0d192ab6ca75001238922c48d178de8a7ba382280cba9d85797
#   locomotion-expert/hopper iq-learn seed 1, run c8b4c0726c55, curve.csv, sha256 423714bf62de6be4c5e986eae8bc365953caf0e0ca1f86f666764d5c6aa4047d
#   locomotion-expert/hopper iq-learn seed 2, run 8144bb36d272, curve.csv, sha256 e5b57218f5b119f136af3dd839337ae4b483c78246a0ffdb12249ccac9d4ad78
#   locomotion-expert/hopper dmil seed 0, run a802292a5b83, curve.csv, sha256 6ed0814fcfc767eaec2933c4c1a8a68f4630acff44246d0307fdfb993c85b67e
#   locomotion-expert/hopper dmil seed 1, run ad2a51adf74c, curve.csv, sha256 7b74f815fbdf6da622777cb9725505ece409ff0dbe8c3f59e2b9cd19b3201a75
#   locomotion-expert/hopper dmil seed 2, run b5975195062b, curve.csv, sha256 b3824fc0bd1fcd1d4b9a9959dd48c32977a6bb4ecacb4df9e337911dcf6becb5
#   locomotion-expert/halfcheetah bc seed 0, run d190d70e6db4, curve.csv, sha256 844c3e2fda9cb12915e655a90a4296dcac82686b44658f1f2dc7cb3af9f6ba03
#   locomotion-expert/halfcheetah bc seed 1, run 20e7ac747fd6, curve.csv, sha256 8e38e094b4203f605fed271abd10659de0dc396b340ae076a9503739958f3684
#   locomotion-expert/halfcheetah bc seed 2, run 76640a2f87f6, curve.csv, sha256 c3504fb39ee57878665ac0cdda65d08e96608324cca5f76befeb4486747da52c
#   locomotion-expert/halfcheetah bc+d seed 0, run 29ef9258ada3, curve.csv, sha256 e62eeeeaeec64ec91cce2482b0bd1357f96bcae47db70357e0c34d06ed74f505
#   locomotion-expert/halfcheetah bc+d seed 1, run c2e229c01f83, curve.csv, sha256 5b5a6b41455d4a3c9426ce9d1b0f51cf26e62d4da25e23c3a288727798674bd3
#   locomotion-expert/halfcheetah bc+d seed 2, run 6da5afed98ee, curve.csv, sha256 bdd63132581c284c3d32f8ce0e5fdae037f97637527c65a32613fd4db3b1c4fd
#   locomotion-expert/halfcheetah 2-phase-bc+d seed 0, run d44b1fa9b682, curve.csv, sha256 9a6f8f37afe718254c42741985e295df7d32e5b1e1c5b42485a33e35aa390497
#   locomotion-expert/halfcheetah 2-phase-bc+d seed 1, run 8b8a2c913d65, curve.csv, sha256 796407bd23b1012ef185b1908d97631504c06c2e12f0132126afeebbfcf19511
#   locomotion-expert/halfcheetah 2-phase-bc+d seed 2, run b802d6690de7, curve.csv, sha256 4a5f60b27af5df77d67b348a0cb92ef06a616c62c17804dbd55c87a8bf36e4e3
#   locomotion-expert/halfcheetah valuedice seed 0, run 72fd0e024ec8, curve.csv, sha256 7f128e9d1ea52d98733d23c44eb1d6d1372b9597079672e09f588c092f689815
#   locomotion-expert/halfcheetah valuedice seed 1, run f9c913bf5831, curve.csv, sha256 b1f698abbbc6037e06f64c46a1b635768f73aff4a2cfad5a95c23aa9fbab2f61
#   locomotion-expert/halfcheetah valuedice seed 2, run 502075ddf945, curve.csv, sha256 e8e976d0f9fab555fb120894594e830c94c33229418efcd6809fa67b9d912d09
#   locomotion-expert/halfcheetah iq-learn seed 0, run 8fe8a132c381, curve.csv, sha256 735d788599faec9fe9c2710bcf1fff61cc1fd664c6bdd8c3c233deed43b687c6
#   locomotion-expert/halfcheetah iq-learn seed 1, run 8a4843db26c2, curve.csv, sha256 df46acf580f67cb6752f424e98fac740e273437eec22bbeb52aca3eb3537bacc
#   locomotion-expert/halfcheetah iq-learn seed 2, run 7ddbc3f4744a, curve.csv, sha256 3c15b2e2aed14ad88a6892d9ad07fd9e67a8dd939e80c3e19b960a2370813fc3
#   locomotion-expert/halfcheetah dmil seed 0, run 7b08574ac933, curve.csv, sha256 3f56528198197e6cfa4255f9c3f12f19b77061edcb0ad704476ace795f57ede8
#   locomotion-expert/halfcheetah dmil seed 1, run db782f95f29f, curve.csv, sha256 74afc7daf5d923e30b7de9b270d8444dcdf03ea29468a318340ad1d3dc88887e
#   locomotion-expert/halfcheetah dmil seed 2, run f56dbe59b167, curve.csv, sha256 49431f3685eeae5d90c23cc64915879ba358e066b529f1a99d1e802af73ed1d5
#   locomotion-expert/walker2d bc seed 0, run 5f71a3b17094, curve.csv, sha256 94ac8ce5e67c0fa7349278e3981f934af09e3416686674904f8ac137e75f2d94
#   locomotion-expert/walker2d bc seed 1, run 0f463e5e5681, curve.csv, sha256 d047099f8c1da4b4d6ff90add0ab3b57a78bb65085f0b7924d179e9571d1ce74
#   locomotion-expert/walker2d bc seed 2, run f7c64314bf5a, curve.csv, sha256 837a8a02c71db014d0fe9a644c1f823d911e1819aa4dc60d148968143d3731d1
#   locomotion-expert/walker2d bc+d seed 0, run 1ca1e057442e, curve.csv, sha256 61042b8c3685fdef742627a27f66232d11e4f52ce6cd7edd62431c6d896ae88f
#   locomotion-expert/walker2d bc+d seed 1, run f16141ae4383, curve.csv, sha256 367efea56cbcf1e3c5533877e7dd5efbadb0e5e2840a6c21d8b704c255a0868f
#   locomotion-expert/walker2d bc+d seed 2, run 92ec8e0d7d9d, curve.csv, sha256 39952a0d468d40486cb51f8c1c9e2253cc9f53057bdcf1c6fb2a84f22980f692
#   locomotion-expert/walker2d 2-phase-bc+d seed 0, run b77edaadda61, curve.csv, sha256 4a6a63dfb83f19432f00b6b4ce8ee0e38b1f47c8e572029873052b7a1c8f05c6
#   locomotion-expert/walker2d 2-phase-bc+d seed 1, run b531a71a7203, curve.csv, sha256 bec5c8631507ee5652ba774c3116f1219cad26ae8e91896172dd4059b69a3697
#   locomotion-expert/walker2d 2-phase-bc+d seed 2, run 48c396748e22, curve.csv, sha256 5f522cb8fba260531bcdd8c9bb4f009568dd881b6dcd73bb68cf17dc3abc965e
#   locomotion-expert/walker2d valuedice seed 0, run 121ee6ecd091, curve.csv, sha256 dfda5590e3b1aec4264ebceba6d55ae1263bb1787c70f248caad88f2797d42b1
#   locomotion-expert/walker2d valuedice seed 1, run cd8b0a2a7d9a, curve.csv, sha256 e7ff9c12df8b55b2b44b98f8303200cfdce2a08e5533bf29d71360812a7615a0
#   locomotion-expert/walker2d valuedice seed 2, run 9152fb03c12a, curve.csv, sha256 7cb334c4d313b11a582750013fc5db0327b45323c133f75b6740f8864d7a7342
#   locomotion-expert/walker2d iq-learn seed 0, run 8396ae056f10, curve.csv, sha256 36bbe8cd71a9b818664580583cfcee235b1f9bff008fb4ead4d925ac9e3cc390
#   locomotion-expert/walker2d iq-learn seed 1, run 25313b3219b7, curve.csv, sha256 6f8cae66157183064eea600f59eb882360f84a1cbc91c25f076e3525810bfe8d
#   locomotion-expert/walker2d iq-learn seed 2, run 0c9e5bbc9cd9, curve.csv, sha256 4371c677711efe3683f7b7314487fd9c4a29acdcb99f23cdd89e3fd9f22b2f11
#   locomotion-expert/walker2d dmil seed 0, run 9f6f6c8caebc, curve.csv, sha256 bb2a5e809cae5a9aa280780520429ed7fcb87058db68cd38b62d8e166e795da7
#   locomotion-expert/walker2d dmil seed 1, run e763c71fe554, curve.csv, sha256 18512457cc1ef31b98e6eb68a495ad714b5cf64d4db4e981e93fc56eb8159568
#   locomotion-expert/walker2d dmil seed 2, run 0e2846e03c79, curve.csv, sha256 bfe5ea9645c8284d452692ee9169d38625e3669e5ffec8933a8595a491e8271a
# Redraw, in this folder: gnuplot figure-D4.gp
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
    set terminal svg name 'figure_D4' size 605,198 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,2.0576in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-D4.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.0873016
  set rmargin at screen 0.351323
  set bmargin at screen 0.204121
  set tmargin at screen 0.786159
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-7.80972:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0873016,0.829899 left
  set label 'Hopper-expert, 2 %' at screen 0.126984,0.829899 left
  set label 'training step (thousands)' at screen 0.219312,0.0388802 center
  set label 'normalized score' at screen 0.0111111,0.49514 center rotate by 90
  set arrow from screen 0.0806878,0.9514 to screen 0.128307,0.9514 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.104497,0.9514 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.136243,0.9514 left
  set arrow from screen 0.181041,0.9514 to screen 0.22866,0.9514 nohead linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4)
  set label '' at screen 0.20485,0.9514 point pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73'
  set label 'BC+d' at screen 0.236596,0.9514 left
  set arrow from screen 0.300794,0.9514 to screen 0.348413,0.9514 nohead linewidth 1.1 linecolor rgb '#56B4E9' dashtype (5,4)
  set label '' at screen 0.324603,0.9514 point pointtype 11 pointsize 0.8 linewidth 0.8 linecolor rgb '#56B4E9'
  set label '2-phase BC+d' at screen 0.356349,0.9514 left
  set arrow from screen 0.498148,0.9514 to screen 0.545767,0.9514 nohead linewidth 1.1 linecolor rgb '#E69F00' dashtype (12,4,2,4,2,4)
  set label '' at screen 0.521958,0.9514 point pointtype 13 pointsize 0.8 linewidth 0.8 linecolor rgb '#E69F00'
  set label 'ValueDICE' at screen 0.553704,0.9514 left
  set arrow from screen 0.666402,0.9514 to screen 0.714021,0.9514 nohead linewidth 1.1 linecolor rgb '#F0E442' dashtype (20,5,2,5)
  set label '' at screen 0.690212,0.9514 point pointtype 6 pointsize 0.8 linewidth 0.8 linecolor rgb '#F0E442'
  set label 'IQ-Learn' at screen 0.721958,0.9514 left
  set arrow from screen 0.824956,0.9514 to screen 0.872575,0.9514 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.848765,0.9514 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.880511,0.9514 left
  plot \
    'figure-D4.tsv' index 0 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-D4.tsv' index 1 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#F0E442' notitle, \
    'figure-D4.tsv' index 2 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00' notitle, \
    'figure-D4.tsv' index 3 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#56B4E9' notitle, \
    'figure-D4.tsv' index 4 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73' notitle, \
    'figure-D4.tsv' index 5 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-D4.tsv' index 6 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-D4.tsv' index 7 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-D4.tsv' index 8 using 1:2 with lines linewidth 1.1 linecolor rgb '#F0E442' dashtype (20,5,2,5) notitle, \
    'figure-D4.tsv' index 9 using 1:2 with points pointtype 6 pointsize 0.8 linewidth 0.8 linecolor rgb '#F0E442' notitle, \
    'figure-D4.tsv' index 10 using 1:2 with lines linewidth 1.1 linecolor rgb '#E69F00' dashtype (12,4,2,4,2,4) notitle, \
    'figure-D4.tsv' index 11 using 1:2 with points pointtype 13 pointsize 0.8 linewidth 0.8 linecolor rgb '#E69F00' notitle, \
    'figure-D4.tsv' index 12 using 1:2 with lines linewidth 1.1 linecolor rgb '#56B4E9' dashtype (5,4) notitle, \
    'figure-D4.tsv' index 13 using 1:2 with points pointtype 11 pointsize 0.8 linewidth 0.8 linecolor rgb '#56B4E9' notitle, \
    'figure-D4.tsv' index 14 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-D4.tsv' index 15 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-D4.tsv' index 16 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-D4.tsv' index 17 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.402116
  set rmargin at screen 0.666138
  set bmargin at screen 0.204121
  set tmargin at screen 0.786159
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-7.80972:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.402116,0.829899 left
  set label 'HalfCheetah-expert, 2 %' at screen 0.441799,0.829899 left
  set label 'training step (thousands)' at screen 0.534127,0.0388802 center
  plot \
    'figure-D4.tsv' index 18 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-D4.tsv' index 19 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#F0E442' notitle, \
    'figure-D4.tsv' index 20 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00' notitle, \
    'figure-D4.tsv' index 21 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#56B4E9' notitle, \
    'figure-D4.tsv' index 22 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73' notitle, \
    'figure-D4.tsv' index 23 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-D4.tsv' index 24 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-D4.tsv' index 25 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-D4.tsv' index 26 using 1:2 with lines linewidth 1.1 linecolor rgb '#F0E442' dashtype (20,5,2,5) notitle, \
    'figure-D4.tsv' index 27 using 1:2 with points pointtype 6 pointsize 0.8 linewidth 0.8 linecolor rgb '#F0E442' notitle, \
    'figure-D4.tsv' index 28 using 1:2 with lines linewidth 1.1 linecolor rgb '#E69F00' dashtype (12,4,2,4,2,4) notitle, \
    'figure-D4.tsv' index 29 using 1:2 with points pointtype 13 pointsize 0.8 linewidth 0.8 linecolor rgb '#E69F00' notitle, \
    'figure-D4.tsv' index 30 using 1:2 with lines linewidth 1.1 linecolor rgb '#56B4E9' dashtype (5,4) notitle, \
    'figure-D4.tsv' index 31 using 1:2 with points pointtype 11 pointsize 0.8 linewidth 0.8 linecolor rgb '#56B4E9' notitle, \
    'figure-D4.tsv' index 32 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-D4.tsv' index 33 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-D4.tsv' index 34 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-D4.tsv' index 35 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.716931
  set rmargin at screen 0.980952
  set bmargin at screen 0.204121
  set tmargin at screen 0.786159
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-7.80972:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (c)}' at screen 0.716931,0.829899 left
  set label 'Walker2d-expert, 2 %' at screen 0.756614,0.829899 left
  set label 'training step (thousands)' at screen 0.848942,0.0388802 center
  plot \
    'figure-D4.tsv' index 36 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-D4.tsv' index 37 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#F0E442' notitle, \
    'figure-D4.tsv' index 38 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00' notitle, \
    'figure-D4.tsv' index 39 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#56B4E9' notitle, \
    'figure-D4.tsv' index 40 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73' notitle, \
    'figure-D4.tsv' index 41 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-D4.tsv' index 42 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-D4.tsv' index 43 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-D4.tsv' index 44 using 1:2 with lines linewidth 1.1 linecolor rgb '#F0E442' dashtype (20,5,2,5) notitle, \
    'figure-D4.tsv' index 45 using 1:2 with points pointtype 6 pointsize 0.8 linewidth 0.8 linecolor rgb '#F0E442' notitle, \
    'figure-D4.tsv' index 46 using 1:2 with lines linewidth 1.1 linecolor rgb '#E69F00' dashtype (12,4,2,4,2,4) notitle, \
    'figure-D4.tsv' index 47 using 1:2 with points pointtype 13 pointsize 0.8 linewidth 0.8 linecolor rgb '#E69F00' notitle, \
    'figure-D4.tsv' index 48 using 1:2 with lines linewidth 1.1 linecolor rgb '#56B4E9' dashtype (5,4) notitle, \
    'figure-D4.tsv' index 49 using 1:2 with points pointtype 11 pointsize 0.8 linewidth 0.8 linecolor rgb '#56B4E9' notitle, \
    'figure-D4.tsv' index 50 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-D4.tsv' index 51 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-D4.tsv' index 52 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-D4.tsv' index 53 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
