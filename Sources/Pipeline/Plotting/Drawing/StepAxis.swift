/// Training steps along x, in thousands where there are many.
struct StepAxis {
  /// Steps for each unit of the axis.
  let unit: Double
  /// The last step, in units.
  let end: Double
  private let isInThousands: Bool

  init(lastStep: Int) {
    isInThousands = lastStep >= 10_000
    unit = isInThousands ? 1000 : 1
    // An evaluation before the first step alone still needs an axis with a length.
    end = Double(max(lastStep, 1)) / unit
  }

  func axis(ticCount: Int = 6, isLabeled: Bool = true) -> Axis {
    let label = isInThousands ? "training step (thousands)" : "training step"
    return Axis(
      label: isLabeled ? label : "", range: 0...end, ticCount: ticCount, isNumbered: isLabeled)
  }
}
