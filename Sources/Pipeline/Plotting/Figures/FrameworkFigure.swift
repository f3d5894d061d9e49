/// A drawing of the coupling of policy, model and discriminators in DMIL and D2MIL (Figure 2).
///
/// Recorded data are at the top, rollouts at the bottom, policy and model left and right of the
/// discriminators.
public enum FrameworkFigure {
  public static func make(name: String) -> Figure {
    Figure(
      name: name,
      summary: """
        Two drawings, (a) of DMIL and (b) of D2MIL: boxes are data and networks, arrows the flow between them.
        Policy π and model f learn from recorded data by the losses L_π and L_f; the policy's actions a and
        the model's states s′ become the rollouts D_r. In (a), the discriminator d receives the expert data
        D_e, the rollouts, log π and log f, and returns weights to policy and model. In (b), the data are D_e
        of the expert and suboptimal D_o, and two discriminators take the place of d: d_o (optimal?) and d_r
        (reliable?).
        """,
      sources: ["no results: a drawing"],
      page: Page(
        width: 6.3, aspect: 2.7 / 6.3, margins: .init(left: 0, right: 0, top: 0, bottom: 0)),
      shapes: dmil + d2mil)
  }

  /// The heights of the rows, in inches.
  private static let (top, middle, bottom) = (2.1, 1.22, 0.3)
  private static let boxHeight = 0.38

  private static let dmil: [Shape] = {
    let center = 1.52
    let half = Half(left: center - 1.27, center: center, right: center + 1.27)
    return heading("(a)", "DMIL", at: 0.03)
      + box([.symbol("D"), .below("e")], "expert data", at: center, top, 0.95, .darkGray)
      + box([.symbol("d")], "discriminator", at: center, middle, 0.95, .vermilion)
      + half.networks + half.rollouts
      + [
        arrow(center, top - boxHeight / 2, center, middle + boxHeight / 2),
        arrow(center, bottom + boxHeight / 2, center, middle - boxHeight / 2),
      ]
      + half.exchange(between: center - 0.475, and: center + 0.475)
      + half.learning(from: center - 0.475, and: center + 0.475)
  }()

  private static let d2mil: [Shape] = {
    let center = 4.72
    let half = Half(left: center - 1.35, center: center, right: center + 1.35)
    func frame(_ height: Double, width: Double) -> Shape {
      .box(
        center: .init(center, height), width: width, height: 0.54, .darkGray, tint: 0.04,
        outline: Stroke(color: .darkGray, dash: .dashed, width: 0.5))
    }
    return heading("(b)", "D2MIL", at: 3.18)
      + [frame(top, width: 1.56), frame(middle, width: 1.3)]
      + box([.symbol("D"), .below("e")], "expert", at: center - 0.37, top, 0.66, .darkGray)
      + box([.symbol("D"), .below("o")], "suboptimal", at: center + 0.37, top, 0.7, .darkGray)
      + box([.symbol("d"), .below("o")], "optimal?", at: center - 0.32, middle, 0.58, .orange)
      + box([.symbol("d"), .below("r")], "reliable?", at: center + 0.32, middle, 0.58, .vermilion)
      + half.networks + half.rollouts
      + [
        arrow(center, top - 0.27, center, middle + 0.27),
        arrow(center, bottom + boxHeight / 2, center, middle - 0.27),
      ]
      + half.exchange(between: center - 0.65, and: center + 0.65)
      + half.learning(from: center - 0.7, and: center + 0.78)
  }()

  /// One of the two drawings, by the centers of policy, discriminators and model.
  private struct Half {
    let left, center, right: Double

    /// Half the width of a network's box.
    private static let reach = 0.22

    var networks: [Shape] {
      box([.symbol("π")], "policy", at: left, middle, 2 * Self.reach, .blue)
        + box([.symbol("f")], "model", at: right, middle, 2 * Self.reach, .bluishGreen)
    }

    /// The rollouts with the arrows from policy and model.
    var rollouts: [Shape] {
      let below = middle - boxHeight / 2
      return box([.symbol("D"), .below("r")], "rollouts", at: center, bottom, 0.95, .darkGray)
        + [
          .arrow([.init(left, below), .init(left, bottom), .init(center - 0.475, bottom)], line),
          .arrow([.init(right, below), .init(right, bottom), .init(center + 0.475, bottom)], line),
          words([.plain("acts: "), .symbol("a")], at: left + 0.06, bottom + 0.08, .left),
          words([.plain("moves: "), .symbol("s′")], at: right - 0.06, bottom + 0.08, .right),
        ]
    }

    /// The log-densities that go to the discriminators and the weights that come back.
    func exchange(between first: Double, and last: Double) -> [Shape] {
      let (above, below) = (middle + 0.07, middle - 0.07)
      let (policy, model) = (left + Self.reach, right - Self.reach)
      let (west, east) = ((policy + first) / 2, (model + last) / 2)
      return [
        arrow(policy, above, first, above), arrow(first, below, policy, below, response),
        arrow(model, above, last, above), arrow(last, below, model, below, response),
        words([.plain("log "), .symbol("π")], at: west, above + 0.08, .center),
        words([.plain("log "), .symbol("f")], at: east, above + 0.08, .center),
        words([.plain("weights")], at: west, below - 0.1, .center),
        words([.plain("weights")], at: east, below - 0.1, .center),
      ]
    }

    /// The data that policy and model learn from directly.
    func learning(from first: Double, and last: Double) -> [Shape] {
      let above = middle + boxHeight / 2
      return [
        .arrow([.init(first, top), .init(left, top), .init(left, above)], line),
        .arrow([.init(last, top), .init(right, top), .init(right, above)], line),
        words([.symbol("L"), .below("π")], at: left + 0.06, top - 0.12, .left),
        words([.symbol("L"), .below("f")], at: right - 0.06, top - 0.12, .right),
      ]
    }
  }

  // MARK: Pieces

  private static let line = Stroke(color: .darkGray, dash: .solid, width: 0.7)
  private static let response = Stroke(color: .vermilion, dash: .dashed, width: 0.8)

  private static func arrow(
    _ x: Double, _ y: Double, _ endX: Double, _ endY: Double, _ stroke: Stroke = line
  ) -> Shape {
    .arrow([.init(x, y), .init(endX, endY)], stroke)
  }

  private static func words(
    _ pieces: [Shape.Word], at x: Double, _ y: Double, _ alignment: Shape.Alignment
  ) -> Shape {
    .text(pieces, at: .init(x, y), alignment)
  }

  private static func heading(_ letter: String, _ title: String, at x: Double) -> [Shape] {
    [words([.strong(letter), .plain(" " + title)], at: x, 2.58, .left)]
  }

  /// A box with a symbol over a word.
  private static func box(
    _ symbol: [Shape.Word], _ word: String, at x: Double, _ y: Double, _ width: Double,
    _ color: Color
  ) -> [Shape] {
    [
      .box(
        center: .init(x, y), width: width, height: boxHeight, color, tint: 0.18,
        outline: Stroke(color: color, dash: .solid, width: 0.9)),
      words(symbol, at: x, y + 0.09, .center),
      words([.plain(word)], at: x, y - 0.08, .center),
    ]
  }
}
