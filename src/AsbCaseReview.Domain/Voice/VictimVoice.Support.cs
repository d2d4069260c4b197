using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Voice;

public enum SupportAnswer { Wanted, NotNow, AlreadyHasIt, NotReached }

/// <summary>Support that was offered, at which stage, and what they said. A referral needs their consent.</summary>
public sealed class SupportOffer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid VoiceId { get; init; }
    public required string Service { get; init; }
    public required CaseStage Stage { get; init; }
    public required SupportAnswer Answer { get; init; }

    /// <summary>How they agreed to be referred: "by telephone, to Nadia Whitcombe". Null: not referred.</summary>
    public string? ReferredWithConsent { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// What an agency says that it has and has done, in words that the victim may read, and what the victim says to it. What
/// stays disputed goes before the panel.
/// </summary>
public sealed class AgencySaying
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid VoiceId { get; init; }
    public required string Agency { get; init; }
    public required string SafeWords { get; init; }
    public required string SharedBy { get; init; }
    public required DateTimeOffset SharedAt { get; init; }
    public OwnWords? Dispute { get; private set; }
    public DateTimeOffset? DisputedAt { get; private set; }
    public string? Settled { get; private set; }

    public bool StaysDisputed => Dispute is not null && Settled is null;

    internal void Disputed(OwnWords words, DateTimeOffset at) => (Dispute, DisputedAt, Settled) = (words, at, null);

    internal void SettledBy(string how) => Settled = how;
}

public sealed partial class VictimVoice
{
    public void OfferSupport(Case @case, string service, SupportAnswer answer, string? consentHow, Actor by, DateTimeOffset at)
    {
        var referred = answer == SupportAnswer.Wanted && !string.IsNullOrWhiteSpace(consentHow) ? consentHow.Trim() : null;
        Support.Add(new() { VoiceId = Id, Service = service, Stage = @case.Stage, Answer = answer, ReferredWithConsent = referred, By = by.Name, At = at });
        Changed();
        @case.Record(new Happened.SupportOffered(Name(@case), service, answer switch
        {
            SupportAnswer.Wanted when referred is not null => $"wanted, and referred with their consent ({referred})",
            SupportAnswer.Wanted => "wanted; they get in touch themselves",
            SupportAnswer.AlreadyHasIt => "they have it already",
            SupportAnswer.NotReached => "they could not be reached",
            _ => "not wanted now",
        }), by, at, subject: Id.ToString());
    }

    /// <summary>Support is offered again at each stage.</summary>
    public bool SupportIsToBeOffered(CaseStage stage) => Support.All(s => s.Stage != stage);

    public AgencySaying Share(Case @case, string agency, string safeWords, Actor by, DateTimeOffset at)
    {
        var saying = new AgencySaying { VoiceId = Id, Agency = agency, SafeWords = safeWords.Trim(), SharedBy = by.Name, SharedAt = at };
        Sayings.Add(saying);
        Changed();
        @case.Record(new Happened.AgencyWordsShared(Name(@case), agency), by, at, subject: Id.ToString());
        return saying;
    }

    public void Disagree(Case @case, Guid sayingId, OwnWords words, Actor by, DateTimeOffset at)
    {
        var saying = Saying(sayingId);
        saying.Disputed(words, at);
        Changed();
        @case.Record(new Happened.AgencyWordsDisputed(Name(@case), saying.Agency), by, at, subject: Id.ToString());
    }

    public void Settle(Case @case, Guid sayingId, string how, Actor by, DateTimeOffset at)
    {
        var saying = Saying(sayingId);
        if (!saying.StaysDisputed) throw new RuleRefusedException(new("Nothing of this is disputed."));
        if (string.IsNullOrWhiteSpace(how)) throw new RuleRefusedException(new("Say how it was settled."));
        saying.SettledBy(how.Trim());
        Changed();
        @case.Record(new Happened.AgencyWordsSettled(Name(@case), saying.Agency, how.Trim()), by, at, subject: Id.ToString());
    }

    private AgencySaying Saying(Guid id) => Sayings.FirstOrDefault(s => s.Id == id) ?? throw new RuleRefusedException(new("There is no such entry."));
}
