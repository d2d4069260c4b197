using AsbCaseReview.Domain.Cases;

namespace AsbCaseReview.Domain;

/// <summary>
/// The root of what is saved together. <see cref="Version"/> is the concurrency token, raised by every method that
/// changes state; events wait here until they are saved with the change.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<CaseEvent> _waiting = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    /// <summary>Events raised since the aggregate was loaded, not yet saved.</summary>
    public IReadOnlyList<CaseEvent> WaitingEvents => _waiting;

    public void EventsSaved() => _waiting.Clear();

    protected void Changed() => Version++;

    protected void Wait(CaseEvent happened) => _waiting.Add(happened);
}
