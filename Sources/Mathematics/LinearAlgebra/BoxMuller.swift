/// log x for x in (0, 1], normal, with the same bits on every processor.
///
/// x = 2ⁿ m with m from √½ to √2, and log m = 2 artanh s, s = (m − 1)/(m + 1), by its power series. The
/// terms that are left out are below 10⁻¹⁸ of the result.
func logarithm(ofFraction x: Double) -> Double {
  let bits = Int64(bitPattern: x.bitPattern)
  let exponent = (bits &- 0x3FE6_A09E_667F_3BCD) &>> 52
  let m = Double(bitPattern: UInt64(bitPattern: bits &- (exponent &<< 52)))
  let s = (m - 1) / (m + 1)
  let square = s * s
  var series = 2.0 / 23
  series = (2.0 / 21).addingProduct(series, square)
  series = (2.0 / 19).addingProduct(series, square)
  series = (2.0 / 17).addingProduct(series, square)
  series = (2.0 / 15).addingProduct(series, square)
  series = (2.0 / 13).addingProduct(series, square)
  series = (2.0 / 11).addingProduct(series, square)
  series = (2.0 / 9).addingProduct(series, square)
  series = (2.0 / 7).addingProduct(series, square)
  series = (2.0 / 5).addingProduct(series, square)
  series = (2.0 / 3).addingProduct(series, square)
  series = 2.0.addingProduct(series, square)
  return (s * series).addingProduct(Double(exponent), 0.693_147_180_559_945_3)
}

/// cos 2πx for x in [0, 1], with the same bits on every processor.
///
/// The angle to the nearest quarter turn is exact, and within π/4 the power series of sine and cosine
/// leave out terms below 10⁻¹⁷.
func cosine(ofTurns x: Double) -> Double {
  let quarter = (4 * x).rounded(.toNearestOrEven)
  let angle = (4 * x - quarter) * (Double.pi / 2)
  let square = angle * angle
  var cosine = 1.0 / 20_922_789_888_000
  cosine = (-1.0 / 87_178_291_200).addingProduct(cosine, square)
  cosine = (1.0 / 479_001_600).addingProduct(cosine, square)
  cosine = (-1.0 / 3_628_800).addingProduct(cosine, square)
  cosine = (1.0 / 40_320).addingProduct(cosine, square)
  cosine = (-1.0 / 720).addingProduct(cosine, square)
  cosine = (1.0 / 24).addingProduct(cosine, square)
  cosine = (-1.0 / 2).addingProduct(cosine, square)
  cosine = 1.0.addingProduct(cosine, square)
  var sine = 1.0 / 355_687_428_096_000
  sine = (-1.0 / 1_307_674_368_000).addingProduct(sine, square)
  sine = (1.0 / 6_227_020_800).addingProduct(sine, square)
  sine = (-1.0 / 39_916_800).addingProduct(sine, square)
  sine = (1.0 / 362_880).addingProduct(sine, square)
  sine = (-1.0 / 5_040).addingProduct(sine, square)
  sine = (1.0 / 120).addingProduct(sine, square)
  sine = (-1.0 / 6).addingProduct(sine, square)
  sine = angle.addingProduct(sine * square, angle)
  switch quarter {
  case 1: return -sine
  case 2: return -cosine
  case 3: return sine
  default: return cosine
  }
}
