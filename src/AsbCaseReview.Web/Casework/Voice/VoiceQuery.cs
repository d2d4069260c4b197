using System.Security.Claims;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Voice;

public sealed record VoicePerson(Guid Id, int Number, string Name, PersonPart Part, SafeContact SafeContact, bool MustBeHeard, bool Decided);

/// <summary>All that the voice page shows of one victim; its forms come beside it.</summary>
public sealed class VoiceView
{
    public required CaseHead Case { get; init; }
    public required IReadOnlyList<VoicePerson> Victims { get; init; }
    public required VoicePerson? Victim { get; init; }

    /// <summary>Null: nothing is recorded yet.</summary>
    public required VictimVoice? Voice { get; init; }
    public required string? SupportService { get; init; }
    public required string? SupportPhone { get; init; }
    public required IReadOnlyList<string> Agencies { get; init; }
    public required DateOnly? PanelOn { get; init; }
    public required Guid? PanelId { get; init; }
    public required string? Chair { get; init; }
    public required bool UserIsChair { get; init; }

    public ConversationForm Conversation { get; set; } = new();
    public StatementForm Statement { get; set; } = new();
    public TakingPartForm Part { get; set; } = new();
    public SupportForm Support { get; set; } = new();
    public SayingForm Saying { get; set; } = new();
    public DisputeForm Dispute { get; set; } = new();
    public SettleForm Settle { get; set; } = new();
    public NotInvitedForm NotInvited { get; set; } = new();
    public ToldForm Told { get; set; } = new();
    public AfterwardsForm Afterwards { get; set; } = new();
    public FollowUpForm FollowUp { get; set; } = new();

    public int Version => Voice?.Version ?? 0;

    /// <summary>What they say is worse since the closing, and nobody has followed up.</summary>
    public AfterwardsAnswer? Worse => Voice?.Afterwards.Find(a => a.Waits);

    public bool May(CaseEventKind act, ClaimsPrincipal user) => CaseTransitions.Allows(act, Case.Stage, user.ToActor().Role);

    public IEnumerable<Choice> Sayings(bool disputed) =>
        (Voice?.Sayings ?? []).Where(s => s.StaysDisputed == disputed).OrderBy(s => s.SharedAt).Select(s => new Choice(s.Id.ToString(), $"{s.Agency}, shown on {Domain.Calendar.London.DateOf(s.SharedAt).Full()}", s.SafeWords));
}

/// <summary>What the voice page needs.</summary>
[Query]
public sealed class VoiceQuery(AsbDbContext db, CaseAccess cases)
{
    /// <param name="number">Which victim, by the number that people have on the case; null: the first.</param>
    public async Task<VoiceView> AskAsync(CaseHead head, int? number, ClaimsPrincipal user)
    {
        var people = await cases.Seen(head).SelectMany(c => c.People).AsNoTracking().OrderBy(p => p.Number).ToListAsync();
        var voices = await db.Voices.AsNoTracking().Where(v => v.CaseId == head.Id).ToListAsync();
        var victims = people.Where(p => p.Part == PersonPart.Victim).Select(p => new VoicePerson(
            p.Id, p.Number, p.Name, p.Part, p.SafeContact, VictimVoice.MustBeHeard(p), voices.Find(v => v.PersonId == p.Id)?.IsDecided ?? false)).ToList();
        var victim = number is { } n ? victims.Find(v => v.Number == n) ?? throw new NotFoundException() : victims.FirstOrDefault();
        var panel = await PanelAheadAsync(head.Id);
        var area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == head.AreaId);
        return new()
        {
            Case = head,
            Victims = victims,
            Victim = victim,
            Voice = voices.Find(v => v.PersonId == victim?.Id),
            SupportService = area.SupportService,
            SupportPhone = area.SupportPhone,
            Agencies = await cases.AgenciesOf(head.Id).OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(),
            PanelOn = panel?.MeetsOn,
            PanelId = panel?.Id,
            Chair = panel?.Chair?.Name,
            UserIsChair = panel?.IsChair(user.ToActor()) ?? false,
        };
    }

    /// <summary>Whether this user chairs the panel that the case is to come before.</summary>
    public async Task<bool> IsChairAsync(Guid caseId, ClaimsPrincipal user) => (await PanelAheadAsync(caseId))?.IsChair(user.ToActor()) ?? false;

    private Task<Panel?> PanelAheadAsync(Guid caseId) => db.Panels.AsNoTracking()
        .Where(p => p.Cases.Any(c => c.CaseId == caseId) && (p.State == PanelState.Arranging || p.State == PanelState.Invited || p.State == PanelState.Open))
        .OrderBy(p => p.MeetsOn).FirstOrDefaultAsync();
}
