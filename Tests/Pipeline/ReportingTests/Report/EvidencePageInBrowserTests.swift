import Foundation
import Records
import TestSupport
import Testing
import Typesetting
@testable import ReportTestSupport
@testable import Reporting

/// paper.html in a browser that can reach nothing.
@Suite(
  .enabled(if: canTypeset && isInstalled("chromium"), "needs chromium, and what typesets the paper")
)
struct EvidencePageInBrowserTests {
  @Test("A click on a number, a figure or an equation opens its record, offline")
  func records() throws {
    let repository = try PaperRepository()
    let files = try Report.write(SyntheticResults.make(profile: .smoke), in: repository.folder)
    let page = repository.folder.appending(path: "driven.html")
    try page.write(files[3].text.replacing("</body>", with: "\(Self.driver)</body>"))
    let (status, said) = try Self.chromium.run(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
        "--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(repository.folder.path)/chromium", "--virtual-time-budget=5000",
        "--dump-dom", page.absoluteString,
      ], in: repository.folder)
    #expect(status == 0)
    #expect(!said.contains("CONSOLE"))
    let texts = try #require(said.firstMatch(of: /(?s)<pre id="told">(.*?)<\/pre>/)).1
      .split(separator: "\n").map(String.init)
    try #require(texts.count == 6)
    let cell = "robot/standing-still/-/dmil"
    #expect(texts[0].contains("\(cell):score:spread"))
    #expect(texts[0].contains("42.0 ± 0.7071067811865476"))
    #expect(
      texts[0].contains("seed 1: 42.5") && texts[0].contains("dmil repro --profile smoke '\(cell)'")
    )
    #expect(texts[0].hasSuffix("2 curves"))
    #expect(texts[1].contains("whether #1 is ≥ 100, the target fixed before training"))
    #expect(texts[2].contains("Figure 4") && texts[2].contains("figure-4.gp"))
    #expect(texts[3].contains("Equation (9)") && texts[3].contains("dmil check 9"))
    #expect(texts[4] == "open closed open closed open closed open closed")
    #expect(texts[5] == "0 requests")
  }

  private static let chromium = Tool(name: "chromium", packages: "chromium")

  /// Clicks, reads the record and closes it by Escape, four times.
  private static let driver = """
    <script>
    (async () => {
      const panel = document.getElementById('record');
      const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
      const [told, states] = [[], []];
      for (const target of [
        'a.number[data-of="robot/standing-still/-/dmil:score:spread"]',
        'a.number[data-of="target/hopper/expert"]', '#figure-4 img', '#equation-9 math',
      ]) {
        document.querySelector(target)
          .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        await pause();
        states.push(panel.hidden ? 'closed' : 'open');
        told.push(panel.innerText.replace(/\\s+/g, ' ') + ' '
          + panel.querySelectorAll('polyline').length + ' curves');
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        await pause();
        states.push(panel.hidden ? 'closed' : 'open');
      }
      const requests = performance.getEntriesByType('resource')
        .filter((entry) => !entry.name.startsWith('data:'));
      told.push(states.join(' '), `${requests.length} requests`);
      const element = document.createElement('pre');
      element.id = 'told';
      element.textContent = told.join('\\n');
      document.body.append(element);
    })();
    </script>

    """
}
