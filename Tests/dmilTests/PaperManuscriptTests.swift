import Foundation
import Records
import TestSupport
import Testing

/// The manuscript of this repository.
@Suite(.enabled(if: isInstalled("gnuplot"), "needs gnuplot")) struct PaperManuscriptTests {
  @Test("Has no error in any profile, also without results", arguments: Profile.allCases)
  func expansion(profile: Profile) throws {
    let project = try TemporaryProject([:])
    let paper = project.repository.appending(path: "paper")
    let original = repository.appending(path: "paper")
    try paper.copy(
      ["paper.md", "claims.yaml", "published.yaml", "costs.json", "experiments"], from: original)
    let result = try project.run("figures", "--profile", profile.rawValue)
    #expect(result.status == 0, "\(result.errors)")
  }
}
