/** The parts that add to a score, as one bar; the figures stand beneath it. */
export function ScoreBar({ parts }: { parts: number[] }) {
  const adding = parts.filter((points) => points > 0).sort((x, y) => y - x);
  return (
    <div className="score-bar" aria-hidden>
      {adding.map((points, index) => (
        <span key={index} style={{ flexGrow: points }} />
      ))}
    </div>
  );
}
