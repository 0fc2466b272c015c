// swift-format-ignore-file: data, one cue and its words a line.

/// Hearten's own additions: service words with a valence, and words that say what a sentence does.
///
/// `_` joins the words of a phrase; apostrophes are left out. `product` to `relationship` come from the theme seeds.
enum ServiceCues {
    static let valences: StaticString = ##"""
        -2.5 never_again let_down avoid_at_all fobbed_off
        -2 unprofessional incompetent clueless unhelpful inattentive disorganised disorganized appalled fed_up will_never not_work not_working doesnt_work didnt_work no_response no_reply no_answer
        -1.6 cancelled canceled cancelling cancellation delayed delays delay still_waiting still_no still_havent still_not stuck joke on_hold wont_let not_happy worst_airline lost_my cramped narrow claustrophobic uncaring impossible impossible_to filthy stained overpriced unreliable unable unable_to was_told told_to customer_service be_answered get_through not_enough messed_up
        -1.2 slow waited long_wait waiting_time waiting stuck_on should_have had_to hours_for for_hours too_long caused twice ended_up tried_to trying_to reduced barely constantly for_long rebook reschedule
        -0.8 hours told hour still refund excuse queue longer later quicker shorter sooner
        2.8 above_and_beyond exceptional made_my_day second_to_none extra_mile never_forget
        2.2 well_done first_class spot_on top_notch thankyou thank_you looked_after looking_after incredible went_out_of
        1.8 professional professionalism knowledgeable attentive approachable informative prompt promptly courteous welcoming thorough polite seamless spotless no_complaints no_problems no_issues cannot_fault cant_fault nothing_to_improve nothing_could keep_up_the
        1.2 quick quickly spacious explained listened helped helped_me at_ease on_time punctual roomy compact allows fits everything_was
        1.5 i_like we_like really_like thanks
        0.4 help support sure hope comfort giving solution energy benefit easily entertainment care number_one
        0 like want please pls united security popular number matter matters clearly hand save fit improve improved legal create created accept certain certainly allow ability trust justice prevent chance interest credit straight yes ok okay play party energy excuse fresh admitted ready ill kia fu hello hi dear dx fire alone fault complaints trouble worries strange no safety wise important number cares challenge natural increase favor honestly share agree agreed
        """##

    static let emoji: StaticString = ##"""
        -3 😡 🤬 🤮 👿 💩
        -2.2 😠 😤 😢 😭 😞 😩 😫 😖 😣 👎 💔 🤢 😱 😰
        -1.4 😒 🙄 😕 🙁 ☹ 😔 😟 😑 😐 😬 🤦 😓 😥
        1.2 😉 😅 😏 🙂 👌 💪 🙏 ✌
        2 😀 😃 😄 😁 😊 ☺ 😎 👍 👏 🙌 😂 🤣 🌟 ⭐ 🎉 😇 🤗 🥳
        3 😍 🥰 😘 ❤ 💕 💖 💗 💙 💛 💜 💚 😻 🤩 💯
        """##

    static let cues: StaticString = ##"""
        negation not no never none nobody nothing nowhere neither nor cannot cant dont doesnt didnt wont wouldnt shouldnt couldnt isnt arent wasnt werent hasnt havent hadnt aint without hardly barely rarely seldom lack lacks lacking lacked nope scarcely
        more absolutely amazingly completely considerably decidedly deeply enormously entirely especially exceptionally extremely fully greatly highly hugely incredibly intensely majorly more most particularly purely quite really remarkably so substantially thoroughly totally tremendously truly unbelievably unusually utterly very always super
        less almost barely hardly just_enough kinda kind_of less little marginally occasionally partly slightly somewhat sort_of sorta fairly bit
        but but however although except unfortunately
        common a about after again all also am an and any are as at back be because been before being but by can come could day did do does done down each even ever every few for from get go going got had has have having he her here him his how i if in into is it its just know last like made make me more most my new no not now of off on once one only or other our out over own people please said same see she should since so some still than that the their them then there these they thing this those though through time to too under until up us very want was way we well went were what when where which while who why will with work would yes yet you your january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday morning afternoon evening night im ive ill id youre theyre were thats dont didnt cant
        suggest should shouldnt suggest suggestion suggested suggestions would_be would_like would_love would_prefer would_suggest would_help it_would could_be could_have needs_to need_more needs_a needs_more if_only make_sure be_sure i_wish wish_you wish_there ability_to option_to option_for possibility_to feature_to allow_us allow_users allow_me let_us enable_us support_for ought_to must_be please_add please_allow please_make please_provide please_fix please_consider why_not why_cant more_staff how_about be_nice be_great be_helpful be_useful be_better instead_of improve improved
        hint could please hope hoping more better wish want need needs must less fewer another extra if_there if_you ability option add allow provide enable consider perhaps maybe tip advice
        imperative add provide allow make give include consider improve fix let bring enable support change remove ensure avoid try use get take keep offer open put more better less have
        asks what when where which who why how whose can could do does did is are will would should may am has have any
        asking do_you can_you could_you can_i could_i is_there are_there how_do how_can how_much how_long what_is whats when_will when_is where_is where_can is_it are_you will_you does_the what_time
        complains complaint complain complaining complained unacceptable disgrace disgraceful appalling shocking refund compensation never_again worst terrible awful horrible ridiculous joke disgusting disappointed disappointing frustrated frustrating rude no_response no_reply still_waiting still_havent still_no not_working doesnt_work didnt_work wont_work isnt_working stopped_working not_received havent_received never_received let_down fed_up poor_service customer_service on_hold broken broke crashes crashing crash error fail failed fails wtf sort_it fix_your fix_this what_is_going lost cancelled messed overcharged charged fault faulty problem problems issue issues trouble anymore unable ripped
        praises thank thanks thankyou thank_you well_done excellent amazing fantastic brilliant wonderful outstanding exceptional kudos appreciate appreciated grateful compliments superb great_job good_job shout_out shoutout best_service made_my_day great_service above_and_beyond would_recommend highly_recommend very_helpful so_helpful lovely
        wow above_and_beyond never_forget made_my_day exceptional second_to_none extra_mile speechless unforgettable memorable moved_to_tears best_ever blown_away life_saver lifesaver miracle never_experienced
        safety unsafe dangerous danger evacuated explosion smoke burning gas_leak fire_alarm electric_shock not_safe fell_down seatbelt exposed_wires hazard hazardous
        health allergic allergy anaphylactic anaphylaxis bleeding unconscious collapsed chest_pain heart_attack stroke seizure overdose suicidal suicide food_poisoning poisoned injured injury wrong_medication wrong_dose insulin epipen cant_breathe
        stranded stranded locked_in locked_out abandoned left_alone stuck_in stuck_on stuck_at unaccompanied
        conduct racist racism harassed harassment assaulted assault groped threatened discriminated discrimination abused homophobic sexist molested
        title mr mrs ms miss dr doctor nurse sister captain steward stewardess purser agent manager receptionist driver named called name_is name_was
        introduces thanks thank thanks_to thank_you by shoutout shout_out kudos_to colleague
        acts helped was went told gave came made did found took stayed explained served looked has is who sorted and said from at really even kindly
        article the a an my your our his her their this that these those any some each every
        place to from in at via into near flew fly visit
        """##

    static let themes: StaticString = ##"""
        product activities affordable afraid ambiance ambience atmosphere bargain battery bed beds beer bland breakfast broken bugs building cheap clean cleaned cleaner cleanliness cockroach coffee cold comfort comfortable cost costs cozy cramped cushion danger dangerous decor delicious dessert diagnosis dignity dinner dirty discrimination dish dishes drink drinks dust eat environment equipment expensive facilities filthy flavor food furniture garden gym helped hot hygiene interior internet legroom lighting lunch mattress meal meals medication medicine menu money mould music noise noisy overpriced pain performance pillow pizza plane pool price priced prices pricey pricing privacy private product quality racist reasonable recline recovery result results room safe safety sandwich scared screen seat seats secure security smell smelly spotless stained stains sushi taste tasty tea temperature therapy toilet toilets treatment tv uncomfortable unsafe value vulnerable wifi wine worked works worth
        delivery advice ages answer answered app appointment appointments area bag baggage bags belongings book booked booking bus call called calling cancel canceled cancellation cancellations cancelled carousel check_in checkin checkout claim clear close communication confusing connection contact convenient delay delayed delays distance email emails explain explained explanation far fast forever hold hour hours information informed late letter letters line lines located location long_wait lost luggage metro minutes missed nearby neighborhood notified on_time online ontime park parking phone place prompt promptly punctual queue queues quick quickly reach rebook reliable reservation reservations reserve schedule seat seats shipping slow speed station stranded stroller stuck suitcase suitcases tarmac telephone ticket time timely told took transport unclear unreliable update updates view voicemail wait waited waiting walk walking website
        mindset agent attendant attendants attentive attitude caring clueless compassionate competent concierge courteous crew disrespectful doctor doctors driver drivers employee experienced expertise friendly helpful host hostess ignored incompetent kind knowledge knowledgeable listen listened manners nurse nurses personnel polite professional receptionist respect respectful rude server servers service skilled smile staff staffs steward trained training understanding unfriendly unprofessional waiter waiters waitress welcoming
        relationship aftercare assist assistance compensation consistency consistent continuity customer discharge discharged follow follow_up followup help helped issue ongoing referral referred refund regular rep replied reply representative resolve resolved respond response same service solve support
        product passenger legroom aisle row entertainment recline reclined reclines width knees aircraft video sound camera ride ambulance battery_life
        delivery flight flights queueing queuing parked bookings cancelled_flight reschedule boarding gate pick_up arrived arrive arrival text
        mindset polite caring_staff team rude_staff nursing paramedics paramedic lady guy gentleman girl
        relationship loyalty loyal member years_customer again_and regulars complaint complaints
        """##
}
