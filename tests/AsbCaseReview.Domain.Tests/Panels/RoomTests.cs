using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Risk;
using FsCheck;
using FsCheck.Fluent;
using static AsbCaseReview.Domain.Tests.Panels.PanelWorld;

namespace AsbCaseReview.Domain.Tests.Panels;

public sealed class RoomTests
{
    private static EntryText Note(string text) => EntryText.Empty with { Text = text };

    [Fact]
    public void When_two_write_into_the_same_row_both_texts_are_kept()
    {
        var world = new PanelWorld().InSession();
        var note = world.Write(EntryKind.Note, Agenda.Impact, Note("She cannot sleep."));
        var seen = note.Version;
        Assert.False(note.Write(world.Panel, Note("She cannot sleep and is afraid."), seen, "page-1", Coordinator, world.OnTheDay));
        Assert.True(note.Write(world.Panel, Note("She cannot sleep. Her son moved out."), seen, "page-2", ChairPerson, world.OnTheDay));
        Assert.Equal("She cannot sleep and is afraid.", note.Text!.Text);
        Assert.Equal(("Sheila", "She cannot sleep. Her son moved out."), (note.Kept[0].By, note.Kept[0].Text.Text));
        note.Settle(world.Panel, Note("She cannot sleep and is afraid. Her son moved out."), Coordinator, world.OnTheDay);
        Assert.Empty(note.Kept);
    }

    [Fact]
    public void A_page_that_sends_again_because_it_heard_no_answer_is_no_second_writer()
    {
        var world = new PanelWorld().InSession();
        var note = world.Write(EntryKind.Note, Agenda.Impact, Note("One"), "page-1");
        var seen = note.Version;
        note.Write(world.Panel, Note("One two"), seen, "page-1", Coordinator, world.OnTheDay);
        Assert.False(note.Write(world.Panel, Note("One two three"), seen, "page-1", Coordinator, world.OnTheDay));
        Assert.Equal("One two three", note.Text!.Text);
        Assert.Empty(note.Kept);
    }

    [Fact]
    public void Whatever_two_people_type_and_in_whatever_order_nothing_is_lost() =>
        Prop.ForAll<NonEmptyArray<(bool First, NonEmptyString Text, bool Fresh)>>(writes =>
        {
            var world = new PanelWorld().InSession();
            var note = world.Write(EntryKind.Note, Agenda.Risk, Note("Begun"));
            var seen = new Dictionary<bool, int> { [true] = note.Version, [false] = note.Version };
            var lastOfFirst = "";
            foreach (var (first, text, fresh) in writes.Get)
            {
                if (fresh) seen[first] = note.Version;
                var before = note.Text?.Text;
                note.Write(world.Panel, Note(text.Get), seen[first], first ? "page-1" : "page-2", first ? Coordinator : ChairPerson, world.OnTheDay);
                lastOfFirst = Note(text.Get).Tidy().Text ?? "";
                var everything = note.Kept.Select(k => k.Text.Text ?? "").Append(note.Text?.Text ?? "").ToList();
                if (!everything.Contains(lastOfFirst)) return false;   // what was just typed stands somewhere
                // and what stood there before still does, unless its own writer or somebody who had seen it changed it
                if (before is not null && !everything.Contains(before) && note.Writer != (first ? "page-1" : "page-2")) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_who_sits_at_the_table_to_write_writes()
    {
        var world = new PanelWorld().InSession();
        Assert.Throws<RuleRefusedException>(() => RoomEntry.Begin(Guid.NewGuid(), world.Panel, world.Case.Id, EntryKind.Note, Agenda.Risk, Note("x"), null, Officer, world.OnTheDay));
    }

    [Fact]
    public void Minutes_are_not_signed_off_while_an_option_lacks_a_reason()
    {
        var world = Held(out var entries);
        entries.Add(world.Write(EntryKind.Option, Agenda.Options, new("Civil injunction", null, null, true, null, null, null)));
        Refused(world, entries, "The option “Civil injunction” lacks a reason.");
        entries[^1].Write(world.Panel, new("Civil injunction", "Evidence is strong", null, true, null, null, null), entries[^1].Version, null, Coordinator, world.OnTheDay);
        Assert.True(SignOff(world, entries).SignedOff);
        Assert.Equal(PanelState.SignedOff, world.Panel.State);
    }

    [Fact]
    public void Minutes_are_not_signed_off_with_neither_a_recommendation_nor_full_reasons_for_none()
    {
        var world = Held(out var entries);
        entries.Clear();
        Refused(world, entries, "WNC-7K3M-92XQ: there is neither a recommendation nor full reasons for none.");
        entries.Add(world.Write(EntryKind.NoneBecause, Agenda.Agreed, EntryText.Empty with { ForVictim = "Each agency has done what it can." }));
        SignOff(world, entries);
    }

    [Fact]
    public void Fewer_than_two_relevant_bodies_must_be_said_in_the_minutes()
    {
        var world = new PanelWorld().InSession();
        foreach (var seat in world.Panel.Seats.Where(s => s.BodyKind != AgencyKinds.Council && s.Part == SeatPart.Member)) world.Panel.RecordAttendance(seat.Id, Attendance.Apologies, Coordinator);
        var entries = new List<RoomEntry> { Recommended(world) };
        Risk(world);
        world.Panel.Close([world.Case], ChairPerson, world.OnTheDay);
        Refused(world, entries, "Fewer than two relevant bodies were there: say in the minutes why the review was held all the same.");
        world.Panel.Say("The police sent their papers and were heard by telephone.", null, ChairPerson);
        Assert.Contains(SignOff(world, entries).Content.Said, s => s.Contains("heard by telephone", StringComparison.Ordinal));
    }

    [Fact]
    public void A_risk_assessment_older_than_the_newest_report_must_be_said_in_the_minutes()
    {
        var world = new PanelWorld().InSession();
        var entries = new List<RoomEntry> { Recommended(world) };
        world.Panel.Close([world.Case], ChairPerson, world.OnTheDay);
        Refused(world, entries, "WNC-7K3M-92XQ: the risk assessment is older than the newest report: assess it anew, or say in the minutes why not.");
        world.Panel.Say(null, "It is assessed on Monday with the victim.", ChairPerson);
        SignOff(world, entries);
    }

    [Fact]
    public void Only_the_chair_signs_and_a_signed_version_is_only_amended()
    {
        var world = Held(out var entries);
        Assert.Throws<RuleRefusedException>(() => world.Panel.SignOff(Content(world, entries), 1, entries, [world.Case], Coordinator, world.OnTheDay));
        SignOff(world, entries);
        Assert.Throws<RuleRefusedException>(() => entries[0].Write(world.Panel, Note("Later thought"), entries[0].Version, null, Coordinator, world.OnTheDay));
        Assert.Equal("The date was the 3rd.", world.Panel.Amend("The date was the 3rd.", [world.Case], ChairPerson, world.OnTheDay).Text.Text);
    }

    [Fact]
    public void The_outcome_for_the_victim_holds_only_what_was_written_for_them()
    {
        var world = new PanelWorld().InSession();
        var entries = new List<RoomEntry>
        {
            world.Write(EntryKind.Recommendation, Agenda.Agreed, new("SECRET recommend injunction against D. Varley", "SECRET", "Consider a court order.", null, null, "Council", null)),
            world.Write(EntryKind.Action, Agenda.Agreed, new("SECRET visit Varley", null, "Visit you every week.", null, null, "Police", new(2026, 4, 10))),
            world.Write(EntryKind.Action, Agenda.Agreed, new("SECRET surveillance", null, null, null, null, "Police", new(2026, 4, 10))),
            world.Write(EntryKind.Point, Agenda.Points, new("The noise at night", "SECRET", "The council will measure it.", null, null, null, null)),
            world.Write(EntryKind.MayBeTold, Agenda.Outcome, EntryText.Empty with { Text = "SECRET", ForVictim = "The agencies agree to act together." }),
            world.Write(EntryKind.Note, Agenda.Risk, Note("SECRET")),
        };
        var outcome = PanelOutcome.Of(world.Panel, world.Case.Id, entries);
        Assert.DoesNotContain("SECRET", System.Text.Json.JsonSerializer.Serialize(outcome), StringComparison.Ordinal);
        Assert.Equal(["Council: Consider a court order."], outcome.Recommendations);
        Assert.Single(outcome.Actions);
        Assert.Equal("The council will measure it.", outcome.Points.Single().Answer);
    }

    private static PanelWorld Held(out List<RoomEntry> entries)
    {
        var world = new PanelWorld().InSession();
        entries = [Recommended(world)];
        Risk(world);
        return world.Also(w => w.Panel.Close([w.Case], ChairPerson, w.OnTheDay));
    }

    private static void Risk(PanelWorld world) => world.Case.AssessRisk(
        RiskAssessment.Of(RiskMatrix.Sample, RiskMatrix.Sample.Questions.ToDictionary(q => q.Question, _ => 0), new(2026, 3, 1), "Nadia", null), Coordinator, Now);

    private static RoomEntry Recommended(PanelWorld world) => world.Write(EntryKind.Recommendation, Agenda.Agreed, new("Recommend", null, "Recommended", null, null, "Council", null));

    private static MinutesContent Content(PanelWorld world, List<RoomEntry> entries) => MinutesContent.Of(world.Panel, entries, new Dictionary<Guid, IReadOnlyList<string>>());

    private static Minutes SignOff(PanelWorld world, List<RoomEntry> entries) => world.Panel.SignOff(Content(world, entries), 1, entries, [world.Case], ChairPerson, world.OnTheDay);

    private static void Refused(PanelWorld world, List<RoomEntry> entries, string why) =>
        Assert.Equal(why, Assert.Throws<RuleRefusedException>(() => SignOff(world, entries)).Message);
}

file static class Fluent
{
    public static T Also<T>(this T it, Action<T> act)
    {
        act(it);
        return it;
    }
}
