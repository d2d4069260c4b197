using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>The papers as one document, with or without their restricted parts.</summary>
/// <param name="restricted">With what only members of public bodies who signed the declaration may read.</param>
/// <param name="pictures">Files beside the document, by the id of their evidence.</param>
public sealed class PackDocument(PackContent content, bool restricted, IReadOnlyDictionary<Guid, string> pictures)
{
    private sealed record Section(string Id, string Title, Func<PackHtml, Task> Write);

    public async Task WriteAsync(TextWriter to)
    {
        var html = new PackHtml(to, "OFFICIAL-SENSITIVE. For the panel only");
        var panel = content.Panel;
        List<Section> sections = [new("agenda", "Agenda", AgendaAsync)];
        foreach (var reviewed in content.Cases) sections.AddRange(Of(reviewed));
        sections.Add(new("attachments", "Attachments", AttachmentsAsync));
        await html.BeginAsync($"Papers for the ASB Case Review panel on {Day(panel.MeetsOn)}");
        await html.TextAsync($"{string.Join(", ", panel.Cases.Select(c => c.Reference))}. Version {content.Number.ToString(CultureInfo.InvariantCulture)}, made on {Day(London.DateOf(content.At))}. {(restricted ? "With restricted parts: for the reader alone, for this review alone." : "Without restricted parts.")}");
        await html.ContentsAsync(sections.Select(s => new ContentsLine(s.Id, s.Title)));
        foreach (var section in sections)
        {
            await html.SectionAsync(section.Id, section.Title);
            await section.Write(html);
        }
        await html.EndAsync();
    }

    private IEnumerable<Section> Of(PackCase reviewed)
    {
        var id = reviewed.Case.Reference.ToLowerInvariant();
        Section Make(string key, string title, Func<PackHtml, PackCase, Task> write) => new($"{key}-{id}", content.Cases.Count > 1 ? $"{reviewed.Case.Reference}: {title}" : title, html => write(html, reviewed));
        return
        [
            Make("application", "The application in short", ApplicationAsync),
            Make("complaints", "Complaints and their assessment", ComplaintsAsync),
            Make("chronology", "Chronology", ChronologyAsync),
            Make("risk", "Risk then and now", RiskAsync),
            Make("voice", "The victim’s voice", VoiceAsync),
            Make("answers", "Agencies’ answers", AnswersAsync),
            Make("options", "Options to consider", OptionsAsync),
            Make("actions", "Earlier actions", ActionsAsync),
        ];
    }

    private async Task AgendaAsync(PackHtml html)
    {
        var panel = content.Panel;
        await html.TextAsync($"{Day(panel.MeetsOn)}, {panel.Times}{(panel.VideoLink is { } link ? $" By video: {link}" : "")}");
        await html.TableAsync("Who sits on the panel", ["Who", "Body", "As"], panel.SeatsTaken.OrderBy(s => s.Part).ThenBy(s => s.Body).Select(s => new[] { s.Sitting, $"{s.Body}{(s.SittingGrade is { } grade ? $", {grade}" : "")}", s.Part switch { SeatPart.Chair => "Chair", SeatPart.MinuteTaker => "Minutes", SeatPart.Coordinator => "Presents the case", SeatPart.Guest => "Guest", _ => "Member" } }));
        await html.ListAsync([.. Domain.Panels.Agenda.Items.Select(i => i.WithVictim ? $"{i.Title} (first part, with the victim)" : i.Title)]);
        foreach (var reviewed in content.Cases)
        {
            var points = reviewed.Entries.Where(e => e.Kind == EntryKind.Point && e.Heading is not null).ToList();
            if (points.Count == 0) continue;
            await html.HeadingAsync($"Points that the applicant raised, {reviewed.Case.Reference}");
            await html.ListAsync(points.Select(p => p.Heading!));
        }
    }

    private async Task ApplicationAsync(PackHtml html, PackCase reviewed)
    {
        var (made, application) = (reviewed.Case, reviewed.Case.Application);
        await html.TableAsync("The application", ["What", "As applied"],
        [
            ["Applicant", made.ApplicantName], ["Received", Day(made.ReceivedOn)], ["Where it happens", $"{application.Place} {application.PlacePostcode}"],
            ["Still going on", application.StillGoingOn switch { true => "Yes", false => "No", _ => "Not said" }], ["Procedure", reviewed.Procedure.Name],
            ["Threshold", made.Decision is { } decision ? decision.Reasons : "Not decided"],
        ]);
        await html.HeadingAsync("What it does to them");
        await html.WordsAsync(application.Effect?.Text);
        await html.HeadingAsync("What they would like to happen");
        await html.WordsAsync(application.Wish?.Text);
        if (!restricted) return;
        await html.HeadingAsync("Who causes it (restricted)");
        await html.RestrictedAsync(application.PersonComplainedOf?.Text ?? "Not named.");
    }

    private static async Task ComplaintsAsync(PackHtml html, PackCase reviewed)
    {
        var assessed = reviewed.Case.Assess(reviewed.Procedure);
        await html.TextAsync($"Section 104(4): {assessed.Statute.Counted.ToString(CultureInfo.InvariantCulture)} qualifying complaints, {assessed.Statute.Needed.ToString(CultureInfo.InvariantCulture)} needed.");
        await html.TableAsync("Complaints", ["No.", "Happened", "Reported", "To", "Traced", "Hate"], reviewed.Case.Complaints.OrderBy(c => c.Number).Select(c => new[]
        {
            c.Number.ToString(CultureInfo.InvariantCulture), Range(c.Happened), Range(c.Reported), c.AgencyName ?? AgencyKinds.Names.GetValueOrDefault(c.AgencyKind ?? "", ""),
            c.Traced switch { true => "Yes", false => "No", _ => "Not checked" }, c.Hate ? "Yes" : "",
        }));
        foreach (var complaint in reviewed.Case.Complaints.OrderBy(c => c.Number).Where(c => c.WhatHappened is not null))
        {
            await html.HeadingAsync($"Report {complaint.Number.ToString(CultureInfo.InvariantCulture)}");
            await html.WordsAsync(complaint.WhatHappened!.Text);
            await html.WordsAsync(complaint.WhatCameOfIt?.Text);
        }
        foreach (var route in assessed.Routes) await html.TextAsync($"{route.Name}: {(route.Met ? "met" : "not met")}. {string.Join(" ", route.Why)}");
    }

    private async Task ChronologyAsync(PackHtml html, PackCase reviewed) => await html.TableAsync("Chronology from all answers, merged by date", ["When", "From", "What"],
        reviewed.Chronology.Where(l => restricted || !l.Restricted).Select(l => new[] { Range(l.On), l.From, l.What }));

    private async Task RiskAsync(PackHtml html, PackCase reviewed)
    {
        if (reviewed.Case.RiskAssessments.Count == 0) await html.TextAsync("Risk has not been assessed.");
        foreach (var risk in reviewed.Case.RiskAssessments.OrderByDescending(r => r.On))
        {
            await html.HeadingAsync($"{Day(risk.On)}: {risk.Band}, {risk.Score.ToString(CultureInfo.InvariantCulture)} points, by {risk.By}");
            await html.TableAsync("Answers", ["Question", "Answer"], risk.Answers.Select(a => new[] { a.Text, a.Choice }));
            if (restricted) await html.RestrictedAsync(risk.Note?.Text);
        }
        if (MinutesCheck.RiskIsOld(reviewed.Case)) await html.TextAsync("The risk assessment is older than the newest report.");
    }

    private static async Task VoiceAsync(PackHtml html, PackCase reviewed)
    {
        foreach (var voice in reviewed.Voices)
        {
            var name = reviewed.Case.People.Find(p => p.Id == voice.PersonId)?.Name ?? "";
            await html.HeadingAsync(name);
            await html.TextAsync(voice.NotInvitedWhy is { } why ? $"Not invited: {why}" : voice.Way is { } way ? $"{name} {way.Name()}.{(voice.Representative is { } speaks ? $" That is {speaks}." : "")}" : "How they take part is not decided yet.");
            if (voice.Statement is { } statement)
            {
                await html.TextAsync($"Impact statement, {(statement.TakenDownBy is { } by ? $"taken down by {by}" : "written by them")}, {Day(London.DateOf(statement.At))}:");
                await html.WordsAsync(statement.Words.Text);
            }
            foreach (var saying in voice.Sayings.Where(s => s.StaysDisputed))
            {
                await html.TextAsync($"Disputed, of what {saying.Agency} says (“{saying.SafeWords}”):");
                await html.WordsAsync(saying.Dispute!.Text);
            }
        }
    }

    private IEnumerable<(int Number, PackCase Case, EvidenceFile File)> Numbered() => content.Files.Select((f, i) => (i + 1, f.Case, f.File));

    private async Task AnswersAsync(PackHtml html, PackCase reviewed)
    {
        if (reviewed.Requests.Count == 0) await html.TextAsync("No agency has been asked.");
        foreach (var request in reviewed.Requests)
        {
            await html.HeadingAsync(request.AgencyName);
            await html.TextAsync(request.AnsweredAt is { } at ? $"Answered on {Day(London.DateOf(at))} by {request.AnsweredBy}{(request.Unconfirmed ? ", written down by the coordinator and not confirmed" : "")}." : $"No answer yet; asked for by {Day(request.AnswerBy)}.");
            if (request.Reports.Count > 0)
                await html.TableAsync($"Reports, {request.AgencyName}", ["Report", "Held", "Reference", "Note"], request.Reports.Select(r => new[] { r.Number.ToString(CultureInfo.InvariantCulture), r.Found ? "Yes" : "No", r.AgencyReference, restricted ? r.Note : "" }));
            if (restricted && request.Further.Count > 0)
                await html.TableAsync($"Further reports, {request.AgencyName}", ["Happened", "Reported", "Reference", "What"], request.Further.Select(f => new[] { Day(f.HappenedOn), Day(f.ReportedOn), f.AgencyReference, f.Note }));
            if (request.Full?.NothingHeld == true) await html.TextAsync("It looked, and holds nothing.");
            if (request.Declined is { } declined) await html.TextAsync($"It does not disclose, under {declined.Exception.Name()}{(restricted ? $": {declined.Why}" : ".")}");
            if (restricted)
            {
                foreach (var (title, text) in PackContent.Told(request))
                {
                    await html.TextAsync($"{title}:");
                    await html.RestrictedAsync(text);
                }
                await html.RestrictedAsync(request.Note?.Text);
            }
            else if (request.Full is { NothingHeld: false } || request.Note is not null) await html.TextAsync("What it tells beside is restricted.");
            await html.AttachedAsync(Numbered().Where(f => f.File.RequestId == request.Id).Select(f => (f.Number, f.File.Name)));
        }
    }

    private static async Task OptionsAsync(PackHtml html, PackCase reviewed)
    {
        var options = reviewed.Entries.Where(e => e.Kind == EntryKind.Option && e.Heading is not null).ToList();
        if (options.Count > 0)
        {
            await html.HeadingAsync("Put on the agenda");
            await html.ListAsync(options.Select(o => o.NotAvailable is { } why ? $"{o.Heading}. Not available: {why}" : o.Heading!));
        }
        await html.HeadingAsync("Powers, each to be considered");
        await html.TableAsync("Powers", ["Power", "What it is", "Law"], PowerCatalogue.BuiltIn.Powers.Where(p => p.Nations.Contains(reviewed.Procedure.Nation)).Select(p => new[] { p.Name, p.What, p.Law is { } law ? $"{law.Act}, {law.Section}" : "" }));
    }

    private async Task ActionsAsync(PackHtml html, PackCase reviewed)
    {
        var actions = reviewed.Plan?.InOrder.ToList() ?? [];
        if (actions.Count == 0) await html.TextAsync("None so far.");
        else
            await html.TableAsync("Actions", ["Action", "Who", "By", "How it stands"], actions.Select(a => new[] { restricted ? a.What : a.VictimMaySee ?? "(restricted)", a.AgencyName, Day(a.DueOn), a.State.Name() }));
    }

    private async Task AttachmentsAsync(PackHtml html)
    {
        var files = Numbered().ToList();
        if (files.Count == 0)
        {
            await html.TextAsync("None.");
            return;
        }
        await html.TextAsync(restricted ? "The files lie as they are in the ZIP that comes with these papers." : "The files are given out with the restricted papers only.");
        await html.TableAsync("Attachments", ["No.", "Case", "File", "From", "Kilobytes"], files.Select(f => new[]
        {
            f.Number.ToString(CultureInfo.InvariantCulture), f.Case.Case.Reference, f.File.Name, From(f.File), (f.File.Bytes / 1024 + 1).ToString("N0", CultureInfo.InvariantCulture),
        }));
        if (!restricted) return;
        foreach (var (number, _, file) in files)
            if (pictures.TryGetValue(file.Id, out var beside)) await html.PictureAsync(beside, file.Name, number);
    }

    internal static string From(EvidenceFile file) => file.Source switch { EvidenceSource.Applicant => "The applicant", EvidenceSource.Agency => $"An agency ({file.AddedBy})", _ => $"The coordinator ({file.AddedBy})" };

    private static string Day(DateOnly day) => PackContent.Written(day);

    private static string Range(DateRange range) => range.IsExact ? Day(range.From) : $"{Day(range.From)} to {Day(range.To)}";
}
