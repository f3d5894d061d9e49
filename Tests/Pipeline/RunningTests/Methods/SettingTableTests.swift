import Testing
@testable import Records
@testable import Running
@testable import Specifications

@Suite struct SettingTableTests {
  struct Part: Equatable { var isOn = false }
  struct Whole: Equatable {
    var rate = 0.5
    var count = 3
    var widths = [2, 4]
    var part = Part()
  }

  private let table = SettingTable(
    Whole(),
    [
      .number("rate", \.rate, Bounds(0...1), "A rate."),
      .integer("count", \.count, 1...9, "A count.", variesByProfile: true),
      .widths("widths", \.widths, "Widths."),
    ] + [Setting<Part>.flag("is_on", \.isOn, "A flag.")].of(\.part))

  @Test func givesEachFieldTheDefaultOfTheSettings() {
    #expect(
      table.fields == [
        Field("rate", .number(Bounds(0...1)), default: .number(0.5), "A rate."),
        Field("count", .integer(1...9), default: .integer(3), "A count.", variesByProfile: true),
        Field(
          "widths", .integers(1...8192), default: .list([.integer(2), .integer(4)]), "Widths."),
        Field("is_on", .flag, default: .flag(false), "A flag."),
      ])
  }

  @Test func readsWhatTheValuesGiveAndLeavesTheRest() {
    #expect(table.settings(in: RunValues()) == Whole())
    let values = RunValues([
      "rate": .number(0.25), "widths": .list([.integer(8)]), "is_on": .flag(true),
    ])
    #expect(
      table.settings(in: values)
        == Whole(rate: 0.25, count: 3, widths: [8], part: Part(isOn: true)))
  }

  @Test("A value of another type is a mistake of the program, never the default")
  func wrongType() async {
    await #expect(processExitsWith: .failure) {
      _ = SettingTable(Whole(), [.number("rate", \.rate, Bounds(0...1), "A rate.")])
        .settings(in: RunValues(["rate": .text("fast")]))
    }
  }
}
